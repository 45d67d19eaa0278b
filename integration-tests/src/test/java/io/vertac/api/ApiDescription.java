package io.vertac.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What an {@code openapi.json} promises, to be held against what is answered. */
public final class ApiDescription {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPONENTS = "components";

  private final JsonNode root;
  private final JsonNode closed;
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();
  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final SchemaValidatorsConfig strict =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  public ApiDescription(JsonNode root) {
    this.root = root;
    this.closed = ClosedSchemas.of(root);
  }

  public static ApiDescription read(String text) throws JsonProcessingException {
    return new ApiDescription(JSON.readTree(text));
  }

  /** The same without what it says of one status of a call. */
  public ApiDescription without(String path, String method, int status) {
    JsonNode copy = root.deepCopy();
    JsonNode responses = copy.get("paths").get(path).get(method).get("responses");
    ((ObjectNode) responses).remove(Integer.toString(status));
    return new ApiDescription(copy);
  }

  List<ApiOperation> operations() {
    List<ApiOperation> all = new ArrayList<>();
    root.get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        of ->
                            all.add(
                                new ApiOperation(
                                    of.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    of.getValue()))));
    return all;
  }

  /** What a reference means; everything else means itself. */
  JsonNode resolved(JsonNode node) {
    return resolved(root, node);
  }

  /** What is wrong with an answer; empty if nothing is. */
  Optional<String> fault(ApiOperation operation, int status, String contentType, byte[] body) {
    JsonNode response =
        closed
            .get("paths")
            .get(operation.path())
            .get(operation.method().toLowerCase(Locale.ROOT))
            .get("responses")
            .path(Integer.toString(status));
    if (response.isMissingNode()) {
      return Optional.of("the status " + status + " is not described");
    }
    String type = contentType.replaceFirst(";.*", "").strip();
    JsonNode content = resolved(closed, response).path("content").path(type);
    if (content.isMissingNode()) {
      return Optional.of("with the status %d the type %s is not described".formatted(status, type));
    }
    return type.endsWith("json") ? faultIn(content.get("schema"), body) : Optional.empty();
  }

  private Optional<String> faultIn(JsonNode schema, byte[] body) {
    try {
      JsonNode value = JSON.readTree(body);
      return compiled(schema).validate(value).stream().map(ValidationMessage::getMessage).findAny();
    } catch (IOException e) {
      return Optional.of("the body is no JSON: " + e.getMessage());
    }
  }

  private JsonSchema compiled(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema,
        s -> {
          ObjectNode document = s.deepCopy();
          // So that references of the schema lead somewhere.
          document.set(COMPONENTS, closed.get(COMPONENTS));
          return factory.getSchema(document, strict);
        });
  }

  private static JsonNode resolved(JsonNode in, JsonNode node) {
    return node.has("$ref") ? in.at(node.get("$ref").textValue().substring(1)) : node;
  }
}
