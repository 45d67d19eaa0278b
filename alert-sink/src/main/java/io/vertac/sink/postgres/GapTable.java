package io.vertac.sink.postgres;

import io.vertac.events.SampleGap;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes {@code live_gaps}: of several reports of one gap the latest counts. */
final class GapTable {
  private static final String UPSERT =
      """
      INSERT INTO live_gaps (stream_id, gap_id, from_time, to_time, sample_count, reason,
        received_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (stream_id, gap_id) DO UPDATE SET
        from_time = excluded.from_time,
        to_time = excluded.to_time,
        sample_count = excluded.sample_count,
        reason = excluded.reason,
        received_at = excluded.received_at
      WHERE excluded.received_at > live_gaps.received_at
      """;

  private GapTable() {}

  static void upsert(Connection connection, List<SampleGap> gaps) throws SQLException {
    Sql.batch(connection, UPSERT, gaps, GapTable::bind);
  }

  private static void bind(Sql.Parameters row, SampleGap gap) throws SQLException {
    row.add(RowIds.parse("stream_id", gap.getStreamId()))
        .text(gap.getGapId())
        .time(gap.getFromTime())
        .time(gap.getToTime())
        .add(gap.getSampleCount())
        .text(gap.getReason())
        .time(gap.getReceivedAt());
  }
}
