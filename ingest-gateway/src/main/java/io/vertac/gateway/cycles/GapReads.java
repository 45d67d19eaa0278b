package io.vertac.gateway.cycles;

import io.vertac.gateway.database.Columns;
import io.vertac.gateway.database.Conditions;
import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads what connectors lost, from PostgreSQL. */
public final class GapReads {
  // Ids of gaps are the connectors' own words; cursors carry UUIDs.
  private static final String PLACE = "md5(gap_id)::uuid";

  private static final String PAGE =
      "SELECT gap_id, "
          + PLACE
          + """
           AS place, from_time, to_time, sample_count, reason, received_at
          FROM live_gaps
          WHERE %s
          ORDER BY from_time DESC, place DESC
          LIMIT ?
          """;

  private final ReadPool pool;

  public GapReads(ReadPool pool) {
    this.pool = pool;
  }

  /**
   * Those that reach into a time, newest first.
   *
   * @param from inclusive; null for any
   * @param to exclusive; null for any
   * @param after where the page before ended; null for the first
   * @throws Refusal 503 if the database does not answer
   */
  public Page<GapRow> of(String streamId, Instant from, Instant to, int limit, Cursor after) {
    Conditions conditions =
        new Conditions()
            .and("stream_id = ?", UUID.fromString(streamId))
            .andIf("to_time >= ?", Columns.parameter(from))
            .andIf("from_time < ?", Columns.parameter(to));
    if (after != null) {
      conditions.and(
          "(from_time, " + PLACE + ") < (?, ?)",
          Columns.parameter(Columns.instant(after.number())),
          UUID.fromString(after.id()));
    }
    List<Placed> found =
        pool.read(
            PAGE.formatted(conditions.sql()),
            query -> query.setInt(conditions.bind(query), limit + 1),
            GapReads::gap);
    Page<Placed> page = Page.of(found, limit, Placed::cursor);
    return new Page<>(page.items().stream().map(Placed::gap).toList(), page.nextCursor());
  }

  private static Placed gap(ResultSet row) throws SQLException {
    GapRow gap =
        new GapRow(
            row.getString("gap_id"),
            Columns.time(row, "from_time"),
            Columns.time(row, "to_time"),
            row.getLong("sample_count"),
            row.getString("reason"),
            Columns.time(row, "received_at"));
    return new Placed(gap, row.getString("place"));
  }

  private record Placed(GapRow gap, String place) {
    Cursor cursor() {
      return new Cursor(Columns.micros(Instant.parse(gap.from())), place);
    }
  }
}
