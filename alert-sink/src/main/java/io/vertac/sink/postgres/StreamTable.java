package io.vertac.sink.postgres;

import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.StreamRegistered;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes {@code datasets} and {@code live_streams}. */
final class StreamTable {
  private static final String DATASET =
      """
      INSERT INTO datasets (id, name, created_at, named_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        created_at = LEAST(datasets.created_at, excluded.created_at),
        name = CASE WHEN excluded.named_at >= datasets.named_at
          THEN excluded.name ELSE datasets.name END,
        named_at = GREATEST(datasets.named_at, excluded.named_at)
      """;

  private static final String STREAM =
      """
      INSERT INTO live_streams (id, dataset_id, stream_name, device_name, sensor_count, sensors,
        registered_at)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)
      ON CONFLICT (id) DO UPDATE SET
        dataset_id = excluded.dataset_id,
        stream_name = excluded.stream_name,
        device_name = excluded.device_name,
        sensor_count = excluded.sensor_count,
        sensors = excluded.sensors,
        registered_at = excluded.registered_at
      WHERE live_streams.registered_at IS NULL
        OR excluded.registered_at >= live_streams.registered_at
      """;

  private static final String STATUS =
      """
      UPDATE live_streams SET status = ?, status_cycle = ?, status_stage = ?, status_at = ?
      WHERE id = ? AND (status_cycle, status_stage, status_at) < (?, ?, ?)
      """;

  private static final String TIMES =
      """
      UPDATE live_streams s SET started_at = t.started_at, stopped_at = t.stopped_at
      FROM (SELECT
        (SELECT min(start_time) FROM live_cycles WHERE stream_id = ? AND stage > 0) AS started_at,
        (SELECT max(end_time) FROM live_cycles WHERE stream_id = ? AND stage > 0) AS stopped_at) t
      WHERE s.id = ?
        AND (s.started_at, s.stopped_at) IS DISTINCT FROM (t.started_at, t.stopped_at)
      """;

  private StreamTable() {}

  static void register(Connection connection, List<StreamRegistered> registrations)
      throws SQLException {
    Sql.batch(connection, DATASET, registrations, StreamTable::bindDataset);
    Sql.batch(connection, STREAM, registrations, StreamTable::bindStream);
    Sql.batch(
        connection,
        STATUS,
        registrations,
        (row, stream) ->
            bindStatus(
                row,
                id(stream.getStreamId()),
                CycleState.waiting_start,
                0,
                CycleStage.of(CycleState.waiting_start, false),
                stream.getRegisteredAt()));
  }

  /**
   * Brings the streams' states and times up to their cycles.
   *
   * <p>The state is that of the newest cycle, not of the newest event: a cycle may end its grace
   * period when the next one already runs.
   */
  static void follow(Connection connection, List<CycleEvent> allEvents) throws SQLException {
    List<CycleEvent> events = allEvents.stream().filter(CycleStage::isChange).toList();
    Sql.batch(
        connection,
        STATUS,
        events,
        (row, event) ->
            bindStatus(
                row,
                id(event.getStreamId()),
                event.getState(),
                event.getCycleNumber(),
                CycleStage.of(event),
                event.getOccurredAt()));
    List<UUID> streams =
        events.stream().map(event -> id(event.getStreamId())).distinct().sorted().toList();
    Sql.batch(connection, TIMES, streams, (row, id) -> row.add(id).add(id).add(id));
  }

  private static void bindDataset(Sql.Parameters row, StreamRegistered stream) throws SQLException {
    row.add(dataset(stream))
        .text(stream.getDeviceName())
        .time(stream.getRegisteredAt())
        .time(stream.getRegisteredAt());
  }

  private static void bindStream(Sql.Parameters row, StreamRegistered stream) throws SQLException {
    row.add(id(stream.getStreamId()))
        .add(dataset(stream))
        .text(stream.getStreamName())
        .text(stream.getDeviceName())
        .count(stream.getSensors().size())
        .text(JsonColumns.sensors(stream.getSensors()))
        .time(stream.getRegisteredAt());
  }

  private static void bindStatus(
      Sql.Parameters row, UUID id, CycleState state, int cycle, int stage, Instant at)
      throws SQLException {
    row.text(state.name())
        .count(cycle)
        .count(stage)
        .time(at)
        .add(id)
        .count(cycle)
        .count(stage)
        .time(at);
  }

  private static UUID id(String streamId) {
    return RowIds.parse("stream_id", streamId);
  }

  private static UUID dataset(StreamRegistered stream) {
    return RowIds.parse("dataset_id", stream.getDatasetId());
  }
}
