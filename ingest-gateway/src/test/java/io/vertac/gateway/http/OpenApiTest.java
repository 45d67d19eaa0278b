package io.vertac.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.router.ParsedEndpoint;
import io.vertac.gateway.ingest.InFlightBudget;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private static List<String> references(JsonNode node, List<String> found) {
    if (node.has("$ref")) {
      found.add(node.get("$ref").textValue());
    }
    node.forEach(child -> references(child, found));
    return found;
  }

  private static Set<String> routes() {
    Health health = new Health("test", Clock.systemUTC(), Optional::empty);
    Routes routes =
        new Routes(
            () -> {
              throw new IllegalStateException("no route is called");
            },
            health,
            new GatewayMetrics(new InFlightBudget(1)),
            new Guard(null, null),
            false);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.startupWatcherEnabled = false;
              routes.install(config.routes);
            });
    Set<String> known = new TreeSet<>();
    for (ParsedEndpoint parsed : javalin.unsafe.internalRouter.allHttpHandlers()) {
      if (parsed.endpoint.method.isHttpMethod()) {
        known.add(
            parsed.endpoint.method.name().toLowerCase(Locale.ROOT) + " " + parsed.endpoint.path);
      }
    }
    return known;
  }

  private static JsonNode description() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
