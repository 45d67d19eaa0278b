package io.vertac.gateway.cycles;

import io.vertac.curves.PackedCurve;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads between which curves healthy cycles lie. */
public final class EnvelopeReads {
  /** Besides the reference; enough to see the usual scatter, few enough to be read at once. */
  private static final int CYCLES = 8;

  private static final String REFERENCE = "SELECT id FROM live_cycles WHERE id = ?";

  // The reference comes first: its curve says how long the envelope is.
  private static final String CURVES =
      """
      SELECT t.cycle_id, t.sensor_id, t.sensor_name, t.unit, t.points,
        extract(epoch FROM t.end_time - t.start_time)::float8 AS duration_s
      FROM live_traces t
      WHERE t.cycle_id = ? OR t.cycle_id IN (
        SELECT c.id FROM live_cycles c JOIN live_analyses a ON a.cycle_id = c.id
        WHERE c.stream_id = (SELECT stream_id FROM live_cycles WHERE id = ?)
          AND a.reference_cycle_id = ? AND a.severity = 'normal' AND c.status = 'stopped'
        ORDER BY c.cycle_number DESC LIMIT ?)
      ORDER BY t.cycle_id <> ?, t.sensor_id
      """;

  private final ReadPool pool;

  public EnvelopeReads(ReadPool pool) {
    this.pool = pool;
  }

  /**
   * The envelope of the newest healthy cycles that were compared with this one; empty if there is
   * no such cycle.
   *
   * @param points of time, at least 2
   * @param aligned each cycle is stretched to the length of this one, as it is to be judged
   * @throws Refusal 503 if the database does not answer
   */
  public Optional<CycleEnvelope> of(String cycleId, int points, boolean aligned) {
    UUID id = UUID.fromString(cycleId);
    boolean known =
        !pool.read(REFERENCE, query -> query.setObject(1, id), row -> row.getString(1)).isEmpty();
    return known ? Optional.of(envelope(id, points, aligned)) : Optional.empty();
  }

  private CycleEnvelope envelope(UUID id, int points, boolean aligned) {
    Collected collected = new Collected(points, aligned);
    pool.read(
        CURVES,
        query -> {
          query.setObject(1, id);
          query.setObject(2, id);
          query.setObject(3, id);
          query.setInt(4, CYCLES);
          query.setObject(5, id);
        },
        collected::add);
    return collected.envelope(id.toString());
  }

  /** The curves are many: each is forgotten once it is part of the envelope. */
  private static final class Collected {
    private final int points;
    private final boolean aligned;
    private double durationS;
    private final Map<String, Sensor> sensors = new LinkedHashMap<>();
    private final Set<String> cycles = new HashSet<>();

    private record Sensor(String name, String unit, EnvelopeGrid grid) {}

    Collected(int points, boolean aligned) {
      this.points = points;
      this.aligned = aligned;
    }

    boolean add(ResultSet row) throws SQLException {
      PackedCurve curve = PackedCurve.unpack(row.getBytes("points"));
      if (curve.values().length == 0) {
        return false;
      }
      cycles.add(row.getString("cycle_id"));
      Sensor sensor = sensors.get(row.getString("sensor_id"));
      if (sensor == null) {
        long end = curve.offsetsNs()[curve.offsetsNs().length - 1];
        EnvelopeGrid grid = new EnvelopeGrid(end, points);
        sensor = new Sensor(row.getString("sensor_name"), row.getString("unit"), grid);
        sensors.put(row.getString("sensor_id"), sensor);
      }
      sensor.grid().add(curve, pace(row.getDouble("duration_s")));
      return true;
    }

    /** The reference comes first. */
    private double pace(double ownS) {
      durationS = durationS == 0 ? ownS : durationS;
      return aligned && ownS > 0 ? durationS / ownS : 1;
    }

    CycleEnvelope envelope(String cycleId) {
      return new CycleEnvelope(
          cycleId,
          cycles.size(),
          sensors.entrySet().stream()
              .map(
                  s ->
                      s.getValue()
                          .grid()
                          .band(s.getKey(), s.getValue().name(), s.getValue().unit()))
              .toList());
    }
  }
}
