package io.vertac.gateway.cycles;

import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.util.List;
import java.util.UUID;

/** What deviations are usual on a machine, for those who choose limits. */
public final class DeviationReads {
  /** Enough to see what is usual, few enough to be of now. */
  private static final int NEWEST_CYCLES = 30;

  // Only comparisons with a reference that still holds: those with an earlier one say nothing about
  // what a limit would do from now on.
  private static final String OF_HEALTHY_CYCLES =
      """
      WITH healthy AS (
        SELECT c.id FROM live_cycles c
        WHERE c.stream_id = ? AND c.status = 'stopped' AND c.severity = 'normal'
          AND coalesce(c.label, 'none') NOT IN ('bad', 'ignore')
        ORDER BY c.cycle_number DESC LIMIT ?)
      SELECT d.sensor_id, max(d.unit) AS unit, count(*) AS cycles,
        min(d.max_deviation) AS lowest, max(d.max_deviation) AS largest,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY d.max_deviation) AS median
      FROM healthy h JOIN live_deviations d ON d.cycle_id = h.id
      WHERE d.comparison_type = 'reference' AND d.max_deviation IS NOT NULL
        AND d.reference_cycle_id IN (SELECT r.cycle_id FROM live_references r WHERE r.stream_id = ?)
      GROUP BY d.sensor_id ORDER BY d.sensor_id
      """;

  private final ReadPool pool;

  public DeviationReads(ReadPool pool) {
    this.pool = pool;
  }

  /**
   * By sensor id; none for sensors of which no healthy cycle was compared yet.
   *
   * @throws Refusal 503 if the database does not answer
   */
  public List<SensorDeviations> ofHealthyCycles(String streamId) {
    UUID stream = UUID.fromString(streamId);
    return pool.read(
        OF_HEALTHY_CYCLES,
        query -> {
          query.setObject(1, stream);
          query.setInt(2, NEWEST_CYCLES);
          query.setObject(3, stream);
        },
        row ->
            new SensorDeviations(
                row.getString("sensor_id"),
                row.getString("unit"),
                row.getInt("cycles"),
                row.getDouble("lowest"),
                row.getDouble("median"),
                row.getDouble("largest")));
  }
}
