package io.vertac.sink.postgres;

import io.vertac.events.AuditEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes down who asked for what; a row never changes. */
final class AuditTable {
  private static final String INSERT =
      """
      INSERT INTO audit_events (id, at, actor, actor_name, role, address, action, stream_id, subject,
        outcome, status)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """;

  private AuditTable() {}

  static void insert(Connection connection, List<AuditEvent> events) throws SQLException {
    Sql.batch(connection, INSERT, events, AuditTable::bind);
  }

  private static void bind(Sql.Parameters row, AuditEvent event) throws SQLException {
    row.add(RowIds.parse("event_id", event.getEventId()))
        .time(event.getAt())
        .text(event.getActor())
        .text(event.getActorName())
        .text(event.getRole())
        .text(event.getAddress())
        .text(event.getAction())
        .uuid(event.getStreamId().isEmpty() ? null : RowIds.parseOrDerive(event.getStreamId()))
        .text(event.getSubject())
        .text(event.getOutcome())
        .number(event.getStatus());
  }
}
