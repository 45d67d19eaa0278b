package io.vertac.sink.postgres;

import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.CycleStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Writes {@code live_cycles}. */
final class CycleTable {
  /** An event that ends a cycle without being the reason for its end. */
  private static final String GRACE_ELAPSED = "grace_elapsed";

  /** Takes a label back. */
  private static final String NO_LABEL = "none";

  private static final String EVENT =
      """
      INSERT INTO live_cycles (id, stream_id, cycle_number, start_time, end_time, sample_count,
        duplicate_count, status, paused, recipe, metadata, cause, end_reason, first_sample_time,
        last_sample_time, final, stage, stage_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        cycle_number = excluded.cycle_number,
        start_time = COALESCE(excluded.start_time, live_cycles.start_time),
        end_time = excluded.end_time,
        sample_count = CASE WHEN excluded.final THEN excluded.sample_count
          ELSE GREATEST(live_cycles.sample_count, excluded.sample_count) END,
        duplicate_count = CASE WHEN excluded.final THEN excluded.duplicate_count
          ELSE GREATEST(live_cycles.duplicate_count, excluded.duplicate_count) END,
        status = excluded.status,
        paused = excluded.paused,
        recipe = excluded.recipe,
        metadata = COALESCE(excluded.metadata, live_cycles.metadata),
        cause = excluded.cause,
        end_reason = COALESCE(excluded.end_reason, live_cycles.end_reason),
        first_sample_time = COALESCE(excluded.first_sample_time, live_cycles.first_sample_time),
        last_sample_time = CASE WHEN excluded.final THEN excluded.last_sample_time
          ELSE GREATEST(live_cycles.last_sample_time, excluded.last_sample_time) END,
        final = excluded.final,
        stage = excluded.stage,
        stage_at = excluded.stage_at
      WHERE (excluded.stage, excluded.stage_at) > (live_cycles.stage, live_cycles.stage_at)
      """;

  /** Counts of a running cycle only grow; the exact ones of its final event stay. */
  private static final String COUNT =
      """
      UPDATE live_cycles SET
        sample_count = GREATEST(sample_count, ?),
        duplicate_count = GREATEST(duplicate_count, ?),
        last_sample_time = GREATEST(last_sample_time, ?)
      WHERE id = ? AND NOT final AND sample_count < ?
      """;

  private static final String LABEL =
      """
      UPDATE live_cycles SET label = ?, labelled_at = ?
      WHERE id = ? AND (labelled_at IS NULL OR labelled_at < ?)
      """;

  private CycleTable() {}

  /** Events without a cycle concern the stream only. */
  static void apply(Connection connection, List<CycleEvent> events) throws SQLException {
    List<CycleEvent> changes =
        events.stream()
            .filter(event -> event.getCycleId() != null)
            .filter(CycleStage::isChange)
            .toList();
    Sql.batch(connection, EVENT, changes, CycleTable::bindEvent);
    List<CycleEvent> labels = events.stream().filter(event -> event.getLabel() != null).toList();
    Sql.batch(connection, LABEL, labels, CycleTable::bindLabel);
  }

  static void count(Connection connection, Collection<CycleStatus> statuses) throws SQLException {
    Sql.batch(connection, COUNT, statuses, CycleTable::bindCount);
  }

  private static void bindEvent(Sql.Parameters row, CycleEvent event) throws SQLException {
    row.add(RowIds.parse("cycle_id", event.getCycleId()))
        .add(RowIds.parse("stream_id", event.getStreamId()))
        .count(event.getCycleNumber())
        .time(event.getStartTime())
        .time(event.getEndTime())
        .count(event.getSampleCount())
        .count(event.getDuplicateCount())
        .text(event.getState().name())
        .add(event.getPaused())
        .text(event.getRecipe())
        .text(JsonColumns.metadata(event.getMetadata()))
        .text(event.getCause())
        .text(endReason(event))
        .time(event.getFirstSampleTime())
        .time(event.getLastSampleTime())
        .add(event.getFinal$())
        .count(CycleStage.of(event))
        .time(event.getOccurredAt());
  }

  private static void bindLabel(Sql.Parameters row, CycleEvent event) throws SQLException {
    row.text(event.getLabel().equals(NO_LABEL) ? null : event.getLabel())
        .time(event.getOccurredAt())
        .add(RowIds.parse("cycle_id", event.getCycleId()))
        .time(event.getOccurredAt());
  }

  private static void bindCount(Sql.Parameters row, CycleStatus status) throws SQLException {
    row.count(status.getSampleCount())
        .count(status.getDuplicateCount())
        .time(status.getLastSampleTime())
        .add(RowIds.parse("cycle_id", status.getCycleId()))
        .count(status.getSampleCount());
  }

  /** Why the cycle ended: {@code stop}, or what aborted it; null while unknown. */
  private static String endReason(CycleEvent event) {
    if (event.getState() == CycleState.stopping || event.getState() == CycleState.stopped) {
      return "stop";
    }
    boolean tellsWhy = !event.getCause().equals(GRACE_ELAPSED);
    return event.getState() == CycleState.aborted && tellsWhy ? event.getCause() : null;
  }
}
