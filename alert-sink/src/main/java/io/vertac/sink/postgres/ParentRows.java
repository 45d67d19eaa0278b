package io.vertac.sink.postgres;

import io.vertac.events.Alert;
import io.vertac.events.AlertAcknowledgement;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleStatus;
import io.vertac.events.SampleGap;
import io.vertac.events.SensorDeviation;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamRegistered;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The rows that a batch's records refer to. They are created if the records that describe them were
 * not read yet, so that foreign keys hold in any order of arrival.
 *
 * <p>Sorted by id: two sinks that work on the same rows take their locks in the same order.
 */
final class ParentRows {
  private static final String DATASET =
      "INSERT INTO datasets (id) VALUES (?) ON CONFLICT (id) DO NOTHING";

  private static final String STREAM =
      """
      INSERT INTO live_streams (id, dataset_id) VALUES (?, ?)
      ON CONFLICT (id) DO UPDATE SET dataset_id = excluded.dataset_id
      WHERE live_streams.dataset_id IS NULL AND excluded.dataset_id IS NOT NULL
      """;

  private static final String CYCLE =
      """
      INSERT INTO live_cycles (id, stream_id, cycle_number, start_time, end_time, status)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        cycle_number = COALESCE(live_cycles.cycle_number, excluded.cycle_number),
        start_time = COALESCE(live_cycles.start_time, excluded.start_time),
        end_time = LEAST(live_cycles.end_time, excluded.end_time),
        status = CASE
          WHEN live_cycles.end_time IS NULL OR excluded.end_time < live_cycles.end_time
          THEN excluded.status ELSE live_cycles.status END
      WHERE live_cycles.stage = 0
      """;

  private final SortedMap<UUID, Optional<UUID>> streams = new TreeMap<>();
  private final SortedMap<UUID, CycleClaim> cycles = new TreeMap<>();

  void of(StreamRegistered registration) {
    stream(registration.getStreamId(), registration.getDatasetId());
  }

  void of(CycleEvent event) {
    UUID stream = stream(event.getStreamId(), event.getDatasetId());
    over(event.getReferenceCycleId(), stream, null, event.getOccurredAt());
    if (!CycleStage.isChange(event)) {
      over(event.getCycleId(), stream, event.getCycleNumber(), event.getOccurredAt());
    }
  }

  void of(CycleStatus status) {
    UUID stream = stream(status.getStreamId(), "");
    claim(
        new CycleClaim(
            RowIds.parse("cycle_id", status.getCycleId()),
            stream,
            status.getCycleNumber(),
            status.getStartTime(),
            status.getEndTime(),
            status.getState()));
  }

  /**
   * @param time of the record
   */
  void of(SensorDeviation deviation, Instant time) {
    UUID stream = stream(deviation.getStreamId(), "");
    over(deviation.getCycleId(), stream, deviation.getCycleNumber(), time);
    over(deviation.getReferenceCycleId(), stream, null, time);
  }

  void of(SensorTrace trace) {
    UUID stream = stream(trace.getStreamId(), "");
    over(trace.getCycleId(), stream, trace.getCycleNumber(), trace.getEndTime());
  }

  void of(CycleAnalysis analysis) {
    UUID stream = stream(analysis.getStreamId(), "");
    over(analysis.getCycleId(), stream, analysis.getCycleNumber(), analysis.getEndTime());
    over(analysis.getReferenceCycleId(), stream, null, analysis.getEndTime());
  }

  void of(Alert alert) {
    UUID stream = stream(alert.getStreamId(), "");
    over(alert.getCycleId(), stream, alert.getCycleNumber(), alert.getCreatedAt());
  }

  /**
   * @param time of the record
   */
  void of(AlertAcknowledgement acknowledgement, Instant time) {
    UUID stream = stream(acknowledgement.getStreamId(), "");
    over(acknowledgement.getCycleId(), stream, null, time);
  }

  void of(SampleGap gap) {
    stream(gap.getStreamId(), "");
  }

  private UUID stream(String id, String datasetId) {
    UUID stream = RowIds.parse("stream_id", id);
    Optional<UUID> dataset =
        datasetId.isEmpty() ? Optional.empty() : Optional.of(RowIds.parse("dataset_id", datasetId));
    streams.merge(stream, dataset, (known, other) -> known.isPresent() ? known : other);
    return stream;
  }

  private void over(String cycleId, UUID stream, Integer number, Instant by) {
    if (cycleId != null) {
      claim(CycleClaim.over(RowIds.parse("cycle_id", cycleId), stream, number, by));
    }
  }

  private void claim(CycleClaim claim) {
    cycles.merge(claim.id(), claim, CycleClaim::merge);
  }

  void write(Connection connection) throws SQLException {
    List<UUID> datasets =
        streams.values().stream().flatMap(Optional::stream).distinct().sorted().toList();
    Sql.batch(connection, DATASET, datasets, (row, id) -> row.add(id));
    writeStreams(connection, streams.entrySet());
    Sql.batch(connection, CYCLE, cycles.values(), ParentRows::bind);
  }

  private static void writeStreams(
      Connection connection, Collection<Map.Entry<UUID, Optional<UUID>>> streams)
      throws SQLException {
    Sql.batch(
        connection,
        STREAM,
        streams,
        (row, stream) -> row.add(stream.getKey()).uuid(stream.getValue().orElse(null)));
  }

  private static void bind(Sql.Parameters row, CycleClaim claim) throws SQLException {
    row.add(claim.id())
        .add(claim.streamId())
        .number(claim.number())
        .time(claim.start())
        .time(claim.end())
        .text(claim.state().name());
  }
}
