package io.vertac.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of a description.
 *
 * @param method in capitals
 * @param path with names in braces
 * @param node what the description says of it
 */
public record ApiOperation(String method, String path, JsonNode node) {

  /** Its parameters in the path, the query or the header. */
  List<JsonNode> parameters(String in) {
    List<JsonNode> found = new ArrayList<>();
    node.path("parameters")
        .forEach(
            parameter -> {
              if (parameter.get("in").textValue().equals(in)) {
                found.add(parameter);
              }
            });
    return found;
  }

  /** The schema of a JSON body; missing if it takes none. */
  JsonNode bodySchema() {
    return node.at("/requestBody/content/application~1json/schema");
  }

  boolean needsBody() {
    return node.at("/requestBody/required").asBoolean();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
