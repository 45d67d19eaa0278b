package io.vertac.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Does one thing to a request that its description does not allow, or does not speak of.
 *
 * @param values made up for it
 */
record RequestDamage(SchemaValues values) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");
  private static final List<String> ODD_QUERIES =
      List.of("limit=0", "limit=x", "cursor=x", "from=yesterday", "points=-1", "state=", "=", "&&");

  GeneratedRequest to(GeneratedRequest request) {
    List<UnaryOperator<GeneratedRequest>> ways =
        List.of(
            this::otherMethod,
            this::otherPath,
            this::otherQuery,
            this::noQuery,
            this::otherHeader,
            this::otherField,
            this::lackingField,
            this::moreFields,
            this::brokenBody,
            this::otherBody);
    return values.pick(ways).apply(request);
  }

  private GeneratedRequest otherMethod(GeneratedRequest request) {
    return request.withMethod(values.pick(METHODS));
  }

  /** One of its names is something else. */
  private GeneratedRequest otherPath(GeneratedRequest request) {
    String path = request.operation().path();
    if (!path.contains("{")) {
      return request.withTarget(request.target() + "/", "path");
    }
    String odd = RequestMaker.encoded(values.oddText(1 + values.random().nextInt(30)));
    return request.withTarget(path.replaceAll("\\{.*?}", odd), "path");
  }

  private GeneratedRequest otherQuery(GeneratedRequest request) {
    List<JsonNode> known = request.operation().parameters("query");
    String more =
        known.isEmpty() || values.random().nextInt(3) == 0
            ? values.pick(ODD_QUERIES)
            : values.pick(known).get("name").textValue()
                + "="
                + RequestMaker.encoded(values.oddText(values.random().nextInt(60)));
    String path = request.target().replaceFirst("\\?.*", "");
    return request.withTarget(path + "?" + more, "query");
  }

  private GeneratedRequest noQuery(GeneratedRequest request) {
    return request.withTarget(request.target().replaceFirst("\\?.*", ""), "no query");
  }

  private GeneratedRequest otherHeader(GeneratedRequest request) {
    String odd = values.plain(3);
    return switch (values.random().nextInt(8)) {
      case 0 -> request.withHeader("Content-Type", "text/plain", "header");
      case 1 -> request.withHeader("Content-Type", "application/avro", "header");
      case 2 -> request.withHeader("Content-Encoding", "gzip", "header");
      case 3 -> request.withHeader("Content-Encoding", "br", "header");
      case 4 -> request.withHeader("Authorization", "Basic " + odd, "header");
      case 5 -> request.withHeader("Cookie", "vertac_session=" + odd, "header");
      case 6 -> request.withHeader("Idempotency-Key", odd + " " + odd, "header");
      default -> request.withHeader("Accept", "text/" + odd, "header");
    };
  }

  private GeneratedRequest otherField(GeneratedRequest request) {
    return changed(
        request,
        "a field of another type",
        object -> object.set(fieldOf(object), values.anything()));
  }

  private GeneratedRequest lackingField(GeneratedRequest request) {
    return changed(request, "a field less", object -> object.remove(fieldOf(object)));
  }

  private GeneratedRequest moreFields(GeneratedRequest request) {
    return changed(
        request,
        "a field more",
        object -> object.set(values.oddText(1 + values.random().nextInt(9)), values.anything()));
  }

  private GeneratedRequest brokenBody(GeneratedRequest request) {
    if (request.body() == null) {
      return otherBody(request);
    }
    int length = request.body().length;
    byte[] broken = Arrays.copyOf(request.body(), values.random().nextInt(length + 1));
    if (broken.length > 0 && values.random().nextBoolean()) {
      broken[values.random().nextInt(broken.length)] = (byte) values.random().nextInt(256);
    }
    return request.withBody(broken, "a broken body");
  }

  private GeneratedRequest otherBody(GeneratedRequest request) {
    byte[] other = values.anything().toString().getBytes(StandardCharsets.UTF_8);
    return request.withBody(other, "another body");
  }

  private interface Change {
    void in(ObjectNode object);
  }

  private GeneratedRequest changed(GeneratedRequest request, String why, Change change) {
    if (request.body() == null) {
      return otherQuery(request);
    }
    try {
      JsonNode body = JSON.readTree(request.body());
      List<ObjectNode> objects = new ArrayList<>();
      collect(body, objects);
      if (!objects.isEmpty()) {
        change.in(values.pick(objects));
      }
      return request.withBody(JSON.writeValueAsBytes(body), why);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      found.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> collect(child, found));
    }
  }

  private String fieldOf(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return values.pick(names);
  }
}
