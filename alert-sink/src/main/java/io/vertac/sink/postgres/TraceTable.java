package io.vertac.sink.postgres;

import io.vertac.curves.PackedCurve;
import io.vertac.events.SensorTrace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes {@code live_traces}: the curves of each stream's newest cycles and of its references,
 * reduced to what a screen can show.
 */
final class TraceTable {
  /** Twice the pixels of a wide screen: a curve can be zoomed into before it shows. */
  private static final int MAX_POINTS = 4_000;

  private static final String UPSERT =
      """
      INSERT INTO live_traces (cycle_id, sensor_id, stream_id, cycle_number, sensor_name, unit,
        start_time, end_time, sample_count, reduced, points, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (cycle_id, sensor_id) DO UPDATE SET
        cycle_number = excluded.cycle_number,
        sensor_name = excluded.sensor_name,
        unit = excluded.unit,
        start_time = excluded.start_time,
        end_time = excluded.end_time,
        sample_count = excluded.sample_count,
        reduced = excluded.reduced,
        points = excluded.points,
        recorded_at = excluded.recorded_at
      WHERE excluded.recorded_at >= live_traces.recorded_at
      """;

  private static final String FORGET =
      """
      DELETE FROM live_traces t
      WHERE t.stream_id = ?
        AND t.cycle_number <=
          (SELECT max(n.cycle_number) FROM live_traces n WHERE n.stream_id = ?) - ?
        AND NOT EXISTS (SELECT FROM live_references r WHERE r.cycle_id = t.cycle_id)
      """;

  private TraceTable() {}

  static void upsert(Connection connection, List<TimedTrace> traces) throws SQLException {
    Sql.batch(connection, UPSERT, traces, TraceTable::bind);
  }

  /**
   * Deletes the curves of older cycles; those of references stay. To be called for every stream
   * that has new curves or may have another reference, so that the order of arrival does not
   * matter.
   *
   * @param keptCycles of each stream
   */
  static void forget(Connection connection, Stream<String> streamIds, int keptCycles)
      throws SQLException {
    List<UUID> streams =
        streamIds.distinct().map(id -> RowIds.parse("stream_id", id)).sorted().toList();
    Sql.batch(
        connection, FORGET, streams, (row, stream) -> row.add(stream).add(stream).add(keptCycles));
  }

  private static void bind(Sql.Parameters row, TimedTrace timed) throws SQLException {
    SensorTrace trace = timed.trace();
    PackedCurve whole = curve(trace);
    PackedCurve kept = whole.reduced(MAX_POINTS);
    row.add(RowIds.parse("cycle_id", trace.getCycleId()))
        .text(trace.getSensorId())
        .add(RowIds.parse("stream_id", trace.getStreamId()))
        .add(trace.getCycleNumber())
        .text(trace.getSensorName())
        .text(trace.getUnit())
        .time(trace.getStartTime())
        .time(trace.getEndTime())
        .count(trace.getSampleCount())
        .add(trace.getReduced() || kept != whole)
        .add(kept.pack())
        .time(timed.time());
  }

  private static PackedCurve curve(SensorTrace trace) {
    long[] offsets = trace.getOffsetsNs().stream().mapToLong(Long::longValue).toArray();
    double[] values = trace.getValues().stream().mapToDouble(Double::doubleValue).toArray();
    if (offsets.length != values.length) {
      throw new UnwritableRecordException(
          "a curve has %d times and %d values".formatted(offsets.length, values.length));
    }
    return new PackedCurve(offsets, values);
  }
}
