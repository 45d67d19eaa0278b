package io.vertac.gateway.cycles;

import io.vertac.curves.PackedCurve;
import io.vertac.gateway.database.Columns;
import io.vertac.gateway.database.Conditions;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads curves from PostgreSQL and brings them to the size that was asked for. */
public final class TraceReads {
  private static final double NANOS_PER_SECOND = 1e9;

  private static final String CYCLE =
      """
      SELECT c.id, c.stream_id, c.cycle_number, c.status, c.start_time, c.end_time,
        nullif(coalesce(a.reference_cycle_id, r.cycle_id), c.id) AS reference_cycle_id
      FROM live_cycles c
      LEFT JOIN live_analyses a ON a.cycle_id = c.id
      LEFT JOIN live_references r ON r.stream_id = c.stream_id AND r.recipe = c.recipe
      WHERE c.id = ?
      """;

  private static final String TRACES =
      """
      SELECT cycle_id, sensor_id, sensor_name, unit, cycle_number, start_time, end_time,
        sample_count, reduced, points
      FROM live_traces WHERE %s ORDER BY sensor_id
      """;

  private final ReadPool pool;

  public TraceReads(ReadPool pool) {
    this.pool = pool;
  }

  /**
   * The cycle's curves as far as they are kept; empty if there is no such cycle.
   *
   * @param sensorIds the sensors wanted; none: all
   * @param maxPoints of each curve
   * @throws Refusal 503 if the database does not answer
   */
  public Optional<CycleTraces> of(String cycleId, List<String> sensorIds, int maxPoints) {
    return pool
        .read(
            CYCLE, query -> query.setObject(1, UUID.fromString(cycleId)), TraceReads::withoutCurves)
        .stream()
        .findFirst()
        .map(cycle -> withCurves(cycle, sensorIds, maxPoints));
  }

  private CycleTraces withCurves(CycleTraces cycle, List<String> sensorIds, int maxPoints) {
    List<Stored> own = stored(cycle.cycleId(), sensorIds);
    Map<String, Stored> references =
        cycle.referenceCycleId() == null || own.isEmpty()
            ? Map.of()
            : stored(cycle.referenceCycleId(), sensorIds).stream()
                .collect(Collectors.toMap(Stored::sensorId, Function.identity()));
    return new CycleTraces(
        cycle.cycleId(),
        cycle.streamId(),
        cycle.cycleNumber(),
        cycle.state(),
        cycle.startTime(),
        cycle.endTime(),
        cycle.referenceCycleId(),
        own.stream().map(s -> trace(s, references.get(s.sensorId()), maxPoints)).toList());
  }

  private List<Stored> stored(String cycleId, List<String> sensorIds) {
    Conditions conditions = new Conditions().and("cycle_id = ?", UUID.fromString(cycleId));
    if (!sensorIds.isEmpty()) {
      conditions.and("sensor_id = ANY (?)", (Object) sensorIds.toArray(String[]::new));
    }
    return pool.read(TRACES.formatted(conditions.sql()), conditions::bind, TraceReads::stored);
  }

  private static CycleTraces.Trace trace(Stored own, Stored reference, int maxPoints) {
    PackedCurve shown = own.curve().reduced(maxPoints);
    return new CycleTraces.Trace(
        own.sensorId(),
        own.sensorName(),
        own.unit(),
        own.start().toString(),
        own.durationSec(),
        own.sampleCount(),
        own.reduced() || shown != own.curve(),
        seconds(shown),
        shown.values(),
        reference == null ? null : reference(reference, maxPoints));
  }

  private static CycleTraces.Reference reference(Stored stored, int maxPoints) {
    PackedCurve shown = stored.curve().reduced(maxPoints);
    return new CycleTraces.Reference(
        stored.cycleId(),
        stored.cycleNumber(),
        stored.durationSec(),
        stored.reduced() || shown != stored.curve(),
        seconds(shown),
        shown.values());
  }

  private static double[] seconds(PackedCurve curve) {
    return Arrays.stream(curve.offsetsNs()).mapToDouble(ns -> ns / NANOS_PER_SECOND).toArray();
  }

  private static CycleTraces withoutCurves(ResultSet row) throws SQLException {
    Long number = Columns.number(row, "cycle_number");
    return new CycleTraces(
        row.getString("id"),
        row.getString("stream_id"),
        number == null ? null : Integer.valueOf(number.intValue()),
        row.getString("status"),
        Columns.time(row, "start_time"),
        Columns.time(row, "end_time"),
        row.getString("reference_cycle_id"),
        List.of());
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getString("cycle_id"),
        row.getInt("cycle_number"),
        row.getString("sensor_id"),
        row.getString("sensor_name"),
        row.getString("unit"),
        row.getTimestamp("start_time").toInstant(),
        row.getTimestamp("end_time").toInstant(),
        row.getInt("sample_count"),
        row.getBoolean("reduced"),
        PackedCurve.unpack(row.getBytes("points")));
  }

  private record Stored(
      String cycleId,
      int cycleNumber,
      String sensorId,
      String sensorName,
      String unit,
      Instant start,
      Instant end,
      int sampleCount,
      boolean reduced,
      PackedCurve curve) {

    double durationSec() {
      return Duration.between(start, end).toNanos() / NANOS_PER_SECOND;
    }
  }
}
