package io.vertac.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Lets the schemas of a description allow no field that they do not name. */
final class ClosedSchemas {
  private static final String CLOSED = "unevaluatedProperties";

  private final Set<JsonNode> parts = Collections.newSetFromMap(new IdentityHashMap<>());
  private final JsonNode root;

  private ClosedSchemas(JsonNode root) {
    this.root = root;
  }

  /** A closed copy. */
  static JsonNode of(JsonNode description) {
    JsonNode copy = description.deepCopy();
    ClosedSchemas schemas = new ClosedSchemas(copy);
    schemas.findParts(copy);
    schemas.close(copy);
    return copy;
  }

  /** What a whole is made of is closed by the whole: each part knows only its own fields. */
  private void findParts(JsonNode node) {
    node.path("allOf")
        .forEach(
            part ->
                parts.add(
                    part.has("$ref") ? root.at(part.get("$ref").textValue().substring(1)) : part));
    node.forEach(this::findParts);
  }

  private void close(JsonNode node) {
    boolean whole = node.path("properties").isObject() || node.has("allOf");
    boolean open = node.path("additionalProperties").isMissingNode() && !parts.contains(node);
    node.forEach(this::close);
    if (whole && open && node instanceof ObjectNode schema) {
      schema.put(CLOSED, false);
    }
  }
}
