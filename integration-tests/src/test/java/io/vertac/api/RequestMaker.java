package io.vertac.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** Makes requests: half of them as the description allows, the others with one thing wrong. */
public final class RequestMaker {
  private final ApiDescription description;
  private final Map<String, List<String>> known;
  private final List<ApiOperation> operations;

  /**
   * @param known values of things that exist, by the name of the field or parameter
   */
  public RequestMaker(ApiDescription description, Map<String, List<String>> known) {
    this.description = description;
    this.known = known;
    this.operations = description.operations();
  }

  /** The same seed makes the same request. */
  GeneratedRequest make(long seed) {
    Random random = new Random(seed);
    // The first numbers of neighbouring seeds are much alike.
    random.nextLong();
    SchemaValues values = new SchemaValues(description, known, random);
    GeneratedRequest request = undamaged(values.pick(operations), values);
    return random.nextBoolean() ? request : new RequestDamage(values).to(request);
  }

  private GeneratedRequest undamaged(ApiOperation operation, SchemaValues values) {
    JsonNode body = null;
    if (!operation.bodySchema().isMissingNode()
        && (operation.needsBody() || values.random().nextBoolean())) {
      body = values.value(operation.bodySchema(), "");
      fit(body);
    }
    GeneratedRequest request =
        GeneratedRequest.of(operation, path(operation, values) + query(operation, values), body);
    for (JsonNode header : operation.parameters("header")) {
      if (values.random().nextInt(4) == 0) {
        request = request.withHeader(header.get("name").textValue(), text(header, values), "");
      }
    }
    return request;
  }

  /** A gap that begins before it ends: no schema can say that. */
  private static void fit(JsonNode body) {
    if (body.has("from")
        && body.has("to")
        && body.get("from").textValue().compareTo(body.get("to").textValue()) > 0) {
      ((ObjectNode) body).set("to", body.get("from"));
    }
  }

  private static String path(ApiOperation operation, SchemaValues values) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters("path")) {
      path =
          path.replace(
              "{" + parameter.get("name").textValue() + "}", encoded(text(parameter, values)));
    }
    return path;
  }

  private static String query(ApiOperation operation, SchemaValues values) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (JsonNode parameter : operation.parameters("query")) {
      if (parameter.path("required").asBoolean() || values.random().nextInt(3) == 0) {
        String name = parameter.get("name").textValue();
        JsonNode value = values.value(parameter.get("schema"), name);
        if (value.isArray()) {
          value.forEach(one -> query.add(name + "=" + encoded(one.asText())));
        } else {
          query.add(name + "=" + encoded(value.asText()));
        }
      }
    }
    return query.toString();
  }

  private static String text(JsonNode parameter, SchemaValues values) {
    return values.value(parameter.get("schema"), parameter.get("name").textValue()).asText();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
