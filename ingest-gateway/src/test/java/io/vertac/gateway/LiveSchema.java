package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Compares messages with what {@code openapi.json} says of them: no field more, none less. */
final class LiveSchema {
  private static final JsonNode DESCRIPTION = load();

  private LiveSchema() {}

  static void check(JsonNode message) {
    JsonNode mapping = DESCRIPTION.at("/components/schemas/LiveMessage/discriminator/mapping");
    String type = message.get("type").textValue();
    assertThat(mapping.has(type)).as("described: " + type).isTrue();
    check(message, DESCRIPTION.at(mapping.get(type).textValue().substring(1)), type);
  }

  private static void check(JsonNode value, JsonNode schema, String where) {
    JsonNode known = schema.has("$ref") ? schema(schema) : schema;
    if (value.isArray()) {
      value.forEach(item -> check(item, known.get("items"), where + "[]"));
    }
    if (!value.isObject() || !known.has("properties")) {
      return;
    }
    known
        .path("required")
        .forEach(name -> assertThat(value.has(name.textValue())).as(where + "." + name).isTrue());
    value
        .fields()
        .forEachRemaining(
            field -> {
              String path = where + "." + field.getKey();
              JsonNode described = known.get("properties").get(field.getKey());
              assertThat(described).as("described: " + path).isNotNull();
              check(field.getValue(), described, path);
            });
  }

  private static JsonNode schema(JsonNode reference) {
    return DESCRIPTION.at(reference.get("$ref").textValue().substring(1));
  }

  private static JsonNode load() {
    try (InputStream in = LiveSchema.class.getResourceAsStream("/openapi.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
