package io.vertac.sink.postgres;

import io.vertac.events.CycleEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes {@code live_references}, and {@code live_cycles.is_reference} after it: of the cycles of a
 * stream and recipe, at most one is the reference.
 */
final class ReferenceTable {
  private static final String REFERENCE =
      """
      INSERT INTO live_references (stream_id, recipe, cycle_id, version) VALUES (?, ?, ?, ?)
      ON CONFLICT (stream_id, recipe) DO UPDATE SET
        cycle_id = excluded.cycle_id, version = excluded.version
      WHERE excluded.version > live_references.version
      """;

  private static final String UNMARK =
      """
      UPDATE live_cycles c SET is_reference = false FROM live_references r
      WHERE r.stream_id = ? AND r.recipe = ? AND c.stream_id = r.stream_id
        AND c.recipe = r.recipe AND c.is_reference AND c.id <> r.cycle_id
      """;

  private static final String MARK =
      """
      UPDATE live_cycles c SET is_reference = true FROM live_references r
      WHERE r.stream_id = ? AND r.recipe = ? AND c.id = r.cycle_id AND NOT c.is_reference
      """;

  private ReferenceTable() {}

  /** The stream and recipe that share a reference. */
  private record Group(UUID streamId, String recipe) {}

  static void apply(Connection connection, List<CycleEvent> events) throws SQLException {
    List<CycleEvent> ofCycles =
        events.stream().filter(event -> event.getCycleId() != null).toList();
    List<CycleEvent> telling = ofCycles.stream().filter(e -> reference(e) != null).toList();
    Sql.batch(connection, REFERENCE, telling, ReferenceTable::bind);
    List<Group> groups = ofCycles.stream().map(ReferenceTable::group).distinct().toList();
    Sql.batch(connection, UNMARK, groups, ReferenceTable::bind);
    Sql.batch(connection, MARK, groups, ReferenceTable::bind);
  }

  /** The cycle that the event says is the reference now; null if it says nothing. */
  private static String reference(CycleEvent event) {
    return event.getBecomesReference() ? event.getCycleId() : event.getReferenceCycleId();
  }

  private static Group group(CycleEvent event) {
    return new Group(RowIds.parse("stream_id", event.getStreamId()), event.getRecipe());
  }

  private static void bind(Sql.Parameters row, CycleEvent event) throws SQLException {
    row.add(RowIds.parse("stream_id", event.getStreamId()))
        .text(event.getRecipe())
        .add(RowIds.parse("cycle_id", reference(event)))
        .count(event.getReferenceVersion());
  }

  private static void bind(Sql.Parameters row, Group group) throws SQLException {
    row.add(group.streamId()).text(group.recipe());
  }
}
