package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertac.gateway.RunningGateway.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Gives every query parameter that is described any value, at a real gateway with a database. */
class QueryFuzz {
  private static final String NOBODYS = "6f1c1f5e-0000-4000-8000-00000000000f";
  private static final List<Target> TARGETS = new ArrayList<>();

  private static SinkDatabase database;
  private static RunningGateway gateway;

  /**
   * One parameter of one call.
   *
   * @param start of its address, up to the value
   */
  private record Target(String method, String start, JsonNode responses) {}

  @BeforeAll
  static void start() throws IOException {
    database = new SinkDatabase(SharedParts.tempDir("database"));
    gateway = new RunningGateway(SharedParts.settings(), Map.of("DATABASE_URL", database.url()));
    String stream = gateway.register("asked");
    database.insertStream(stream, "asked");
    collectTargets(stream, database.insertCycle(stream, 1, "warning", 60.0));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @FuzzTest(maxDuration = "15s")
  void shouldAnswerAsDescribedWhateverIsAsked(FuzzedDataProvider data) {
    Target target = data.pickValue(TARGETS);
    String value = URLEncoder.encode(data.consumeRemainingAsString(), StandardCharsets.UTF_8);
    Answer answer =
        gateway.send(
            HttpRequest.newBuilder(gateway.uri(target.start() + value))
                .method(target.method(), BodyPublishers.noBody()));
    assertThat(answer.status()).as(target + value).isLessThan(500);
    assertThat(target.responses().has(Integer.toString(answer.status())))
        .as("described: %d to %s", answer.status(), target.start() + value)
        .isTrue();
  }

  private static void collectTargets(String stream, String cycle) throws IOException {
    try (InputStream in = QueryFuzz.class.getResourceAsStream("/openapi.json")) {
      new ObjectMapper()
          .readTree(in)
          .get("paths")
          .fields()
          .forEachRemaining(
              path -> {
                String known =
                    path.getKey().replace("{stream_id}", stream).replace("{cycle_id}", cycle);
                path.getValue()
                    .fields()
                    .forEachRemaining(call -> collect(call.getKey(), known, call.getValue()));
              });
    }
    assertThat(TARGETS).hasSizeGreaterThan(20);
  }

  private static void collect(String method, String path, JsonNode call) {
    for (JsonNode parameter : call.path("parameters")) {
      if (parameter.get("in").textValue().equals("query")) {
        String name = parameter.get("name").textValue();
        // What is not asked about must not decide: commands need a stream, and are not to be done.
        String others = name.equals("stream_id") ? "?" : "?stream_id=" + NOBODYS + "&";
        TARGETS.add(
            new Target(
                method.toUpperCase(Locale.ROOT),
                path + others + name + "=",
                call.get("responses")));
      }
    }
  }
}
