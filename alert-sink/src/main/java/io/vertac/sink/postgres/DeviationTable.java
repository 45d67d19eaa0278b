package io.vertac.sink.postgres;

import io.vertac.events.SensorDeviation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Writes {@code live_deviations}. */
final class DeviationTable {
  private static final String UPSERT =
      """
      INSERT INTO live_deviations (id, cycle_id, reference_cycle_id, reference_version,
        comparison_type, sensor_id, sensor_name, unit, euclidean_distance, dtw_distance,
        max_deviation, mean_deviation, peak_deviation_time, score, contribution_share,
        contribution_rank, severity, kind, explanation, revision, created_at,
        times_usual, deviating_from_s, deviating_to_s, cycles_in_a_row,
        deviating_stretches, usual_band)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?::jsonb, ?::jsonb)
      ON CONFLICT (id) DO UPDATE SET
        reference_cycle_id = excluded.reference_cycle_id,
        reference_version = excluded.reference_version,
        sensor_name = excluded.sensor_name,
        unit = excluded.unit,
        euclidean_distance = excluded.euclidean_distance,
        dtw_distance = excluded.dtw_distance,
        max_deviation = excluded.max_deviation,
        mean_deviation = excluded.mean_deviation,
        peak_deviation_time = excluded.peak_deviation_time,
        score = excluded.score,
        contribution_share = excluded.contribution_share,
        contribution_rank = excluded.contribution_rank,
        severity = excluded.severity,
        kind = excluded.kind,
        explanation = excluded.explanation,
        revision = excluded.revision,
        created_at = excluded.created_at,
        times_usual = excluded.times_usual,
        deviating_from_s = excluded.deviating_from_s,
        deviating_to_s = excluded.deviating_to_s,
        cycles_in_a_row = excluded.cycles_in_a_row,
        deviating_stretches = excluded.deviating_stretches,
        usual_band = excluded.usual_band
      WHERE excluded.revision > live_deviations.revision
      """;

  private DeviationTable() {}

  static void upsert(Connection connection, List<TimedDeviation> deviations) throws SQLException {
    Sql.batch(connection, UPSERT, deviations, DeviationTable::bind);
  }

  private static void bind(Sql.Parameters row, TimedDeviation timed) throws SQLException {
    SensorDeviation deviation = timed.deviation();
    UUID cycleId = RowIds.parse("cycle_id", deviation.getCycleId());
    String comparison = deviation.getComparisonType().name();
    row.add(RowIds.deviation(cycleId, deviation.getSensorId(), comparison))
        .add(cycleId)
        .add(RowIds.parse("reference_cycle_id", deviation.getReferenceCycleId()))
        .add(deviation.getReferenceVersion())
        .text(comparison)
        .text(deviation.getSensorId())
        .text(deviation.getSensorName())
        .text(deviation.getUnit())
        .add(deviation.getEuclideanDistance())
        .add(deviation.getDtwDistance())
        .add(deviation.getMaxDeviation())
        .add(deviation.getMeanDeviation())
        .time(deviation.getPeakDeviationTime())
        .add(deviation.getScore())
        .add(deviation.getContributionShare())
        .add(deviation.getContributionRank())
        .text(deviation.getSeverity().name())
        .text(deviation.getKind())
        .text(deviation.getExplanation())
        .add(deviation.getRevision())
        .time(timed.time())
        .decimal(deviation.getTimesUsual())
        .decimal(deviation.getDeviatingFromS())
        .decimal(deviation.getDeviatingToS())
        .add(deviation.getCyclesInARow())
        .text(PlaceColumns.stretches(deviation.getDeviatingStretches()))
        .text(PlaceColumns.band(deviation.getUsualBand()));
  }
}
