package io.vertac.gateway.cycles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** The database writes times with the offset of its session; all others end with Z. */
final class UtcTimes {
  private static final Set<String> TIMES =
      Set.of(
          "start_time",
          "end_time",
          "analysed_at",
          "created_at",
          "acknowledged_at",
          "peak_deviation_time");

  /** What in a document may hold further times; what clients put into the metadata stays. */
  private static final List<String> LISTS = List.of("deviations", "alerts");

  private UtcTimes() {}

  /** The same document, changed in place. */
  static JsonNode in(JsonNode document) {
    if (document instanceof ObjectNode object) {
      TIMES.forEach(name -> write(object, name));
    }
    for (String list : LISTS) {
      document.path(list).forEach(UtcTimes::in);
    }
    return document;
  }

  private static void write(ObjectNode object, String name) {
    JsonNode time = object.path(name);
    if (time.isTextual()) {
      object.put(name, OffsetDateTime.parse(time.textValue()).toInstant().toString());
    }
  }
}
