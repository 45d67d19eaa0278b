package io.vertac.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.router.ParsedEndpoint;
import io.vertac.gateway.security.Right;
import io.vertac.gateway.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  @Test
  void shouldDescribeExactlyTheRoutesThereAre() throws IOException {
    Set<String> described = new TreeSet<>();
    description()
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(m -> described.add(m + " " + path.getKey())));
    assertThat(described).isEqualTo(routes());
  }

  @Test
  void shouldDescribeSuccessAndErrorsOfEveryCall() throws IOException {
    for (JsonNode path : description().get("paths")) {
      for (JsonNode operation : path) {
        List<String> statuses = new ArrayList<>();
        operation.get("responses").fieldNames().forEachRemaining(statuses::add);
        assertThat(statuses).contains("200", "405");
        assertThat(statuses).anyMatch(status -> status.startsWith("5"));
        assertThat(operation.get("operationId").textValue()).isNotEmpty();
      }
    }
  }

  @Test
  void shouldReferToNothingThatIsNotThere() throws IOException {
    JsonNode description = description();
    for (String reference : references(description, new ArrayList<>())) {
      assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void shouldPutEveryCallInASectionThatIsExplained() throws IOException {
    JsonNode description = description();
    Set<String> sections = new TreeSet<>();
    description.get("tags").forEach(tag -> sections.add(tag.get("name").textValue()));
    for (JsonNode path : description.get("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.path("tags")).as(operation.get("operationId").textValue()).hasSize(1);
        assertThat(sections).contains(operation.get("tags").get(0).textValue());
      }
    }
  }

  private static List<String> references(JsonNode node, List<String> found) {
    if (node.has("$ref")) {
      found.add(node.get("$ref").textValue());
    }
    node.forEach(child -> references(child, found));
    return found;
  }

  @Test
  void shouldSayOfEveryCallWhatItAsksFor() throws IOException {
    for (ParsedEndpoint route : AllRoutes.list()) {
      JsonNode operation = description().get("paths").get(route.endpoint.path).get(method(route));
      boolean open = AllRoutes.rightOf(route) == Right.NONE;
      assertThat(operation.get("responses").has("429")).as(route.endpoint.path).isTrue();
      boolean signOut =
          route.endpoint.path.equals("/api/session") && method(route).equals("delete");
      assertThat(operation.get("responses").has("403"))
          .as(route.endpoint.path)
          .isEqualTo(!open || signOut);
      assertThat(operation.has("x-roles")).as(route.endpoint.path).isEqualTo(!open);
      for (Role role : Role.values()) {
        assertThat(operation.path("x-roles").toString().contains("\"" + role.word() + "\""))
            .as(route.endpoint.path + " " + role)
            .isEqualTo(!open && AllRoutes.rightOf(route).isOf(role));
      }
    }
  }

  private static Set<String> routes() {
    Set<String> known = new TreeSet<>();
    AllRoutes.list().forEach(route -> known.add(method(route) + " " + route.endpoint.path));
    return known;
  }

  private static String method(ParsedEndpoint route) {
    return route.endpoint.method.name().toLowerCase(Locale.ROOT);
  }

  private static JsonNode description() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
