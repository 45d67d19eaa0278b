package io.vertac.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes values that a schema allows.
 *
 * @param known values of things that exist, by the name of the field they belong in
 */
record SchemaValues(ApiDescription description, Map<String, List<String>> known, Random random) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PLAIN = "abcXYZ019";
  private static final String ODD =
      " \"\\/'\n\t,;=&%+#<>{}[]():*?|\u0000\u007f\u2028äß漢\ud83d\ude00";
  private static final int MANY = 1_000_000;
  private static final long A_DAY_MS = 86_400_000L;

  JsonNode value(JsonNode wanted, String name) {
    JsonNode schema = description.resolved(wanted);
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return pick(schema.get("enum"));
    }
    if (schema.has("oneOf")) {
      return value(pick(schema.get("oneOf")), name);
    }
    if (schema.has("allOf")) {
      ObjectNode whole = NODES.objectNode();
      schema.get("allOf").forEach(part -> whole.setAll((ObjectNode) value(part, name)));
      return whole;
    }
    return ofType(type(schema), schema, name);
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? pick(type).textValue() : type.asText("any");
  }

  private JsonNode ofType(String type, JsonNode schema, String name) {
    return switch (type) {
      case "object" -> object(schema);
      case "array" -> array(schema, name);
      case "string" -> NODES.textNode(string(schema, name));
      case "integer" -> NODES.numberNode(integer(schema));
      case "number" -> NODES.numberNode(number(schema));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "null" -> NODES.nullNode();
      default -> anything();
    };
  }

  /** Of any type, whatever a schema says. */
  JsonNode anything() {
    List<Supplier<JsonNode>> kinds =
        List.of(
            NODES::nullNode,
            () -> NODES.booleanNode(random.nextBoolean()),
            () -> NODES.numberNode(random.nextLong()),
            () -> NODES.numberNode(random.nextGaussian() * 1e300),
            () -> NODES.textNode(oddText(30)),
            () -> NODES.arrayNode().add(1).add("x"),
            () -> NODES.objectNode().put("x", 1));
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode made = NODES.objectNode();
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            field -> {
              if (isRequired(schema, field.getKey()) || random.nextBoolean()) {
                made.set(field.getKey(), value(field.getValue(), field.getKey()));
              }
            });
    JsonNode others = schema.path("additionalProperties");
    if (others.isObject()) {
      made.set(string(NODES.objectNode(), "sensor_id"), value(others, ""));
    } else if (!schema.has("properties")) {
      made.put("part", oddText(8));
    }
    return made;
  }

  private static boolean isRequired(JsonNode schema, String name) {
    for (JsonNode required : schema.path("required")) {
      if (required.textValue().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode array(JsonNode schema, String name) {
    var made = NODES.arrayNode();
    int size = schema.path("minItems").asInt(0) + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      made.add(value(schema.path("items"), name));
    }
    return made;
  }

  private String string(JsonNode schema, String name) {
    if (known.containsKey(name) && random.nextInt(4) > 0) {
      return pick(known.get(name));
    }
    String format = schema.path("format").asText("");
    if (format.equals("uuid")) {
      return new UUID(random.nextLong(), random.nextLong()).toString();
    }
    if (format.equals("date-time")) {
      return Instant.now().plusMillis(random.nextLong(-A_DAY_MS, 1)).toString();
    }
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(40);
    if (schema.has("pattern")) {
      return matching(schema.get("pattern").textValue());
    }
    int length = least + random.nextInt(Math.min(most, 40) - least + 1);
    return random.nextBoolean() ? plain(length) : oddText(length);
  }

  /** The patterns of ids and names all allow this. */
  private String matching(String pattern) {
    String text = plain(1 + random.nextInt(20));
    if (!text.matches(pattern)) {
      throw new IllegalStateException("teach me to make what matches " + pattern);
    }
    return text;
  }

  String plain(int length) {
    return text(length, PLAIN);
  }

  /** What those who guess try, and those who paste. */
  String oddText(int length) {
    return text(length, PLAIN + ODD);
  }

  private String text(int length, String letters) {
    int[] points = letters.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    while (text.codePointCount(0, text.length()) < length) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private long integer(JsonNode schema) {
    long least = schema.path("minimum").asLong(-MANY);
    return random.nextLong(least, schema.path("maximum").asLong(least + MANY) + 1);
  }

  private double number(JsonNode schema) {
    double least = schema.path("minimum").asDouble(-MANY);
    double most = schema.path("maximum").asDouble(least + MANY);
    return least + random.nextDouble() * (most - least);
  }

  private JsonNode pick(JsonNode list) {
    return list.get(random.nextInt(list.size()));
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
