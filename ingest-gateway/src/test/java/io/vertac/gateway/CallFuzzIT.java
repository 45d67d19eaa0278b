package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Damaged values for every query parameter that {@code openapi.json} describes, and damaged
 * commands of the live channel: a described answer comes, or an error message, and nothing breaks.
 *
 * <p>Runs as long, and on the way, that {@code -Dvertac.fuzz.seconds} and {@code
 * -Dvertac.fuzz.seed} say, as {@link io.vertac.gateway.input.BatchFuzzTest} does.
 */
class CallFuzzIT {
  private static final int SECONDS = Integer.getInteger("vertac.fuzz.seconds", 20);
  private static final List<String> SEEDS =
      List.of(
          "",
          "0",
          "-1",
          "50",
          "9223372036854775808",
          "1e9",
          "true",
          "critical",
          "active",
          "null",
          "2026-03-01T12:00:00Z",
          "2026-03-01T12:00:00+01:00",
          "123e4567-e89b-12d3-a456-426614174000",
          "MTc3MjM2NjQwMDAwMDAwMDoxMjNlNDU2Nw",
          "force",
          "'; DROP TABLE live_cycles; --",
          "%",
          "\u0000",
          "\ud83d\ude00",
          "a\nb",
          "../..",
          "${x}",
          "ÿ");
  private static final List<String> COMMANDS =
      List.of(
          "ping", "cycle_start", "cycle_stop", "authenticate x", "", "{}", "\u0000", "ping ping");

  private static SinkDatabase database;
  private static RunningGateway gateway;
  private static String stream;
  private static String cycle;

  @BeforeAll
  static void start() {
    database = new SinkDatabase(SharedParts.tempDir("fuzz"));
    gateway =
        new RunningGateway(
            SharedParts.settings(),
            Map.of(
                "DATABASE_URL", database.url(),
                "GATEWAY_COMMAND_TIMEOUT_SEC", "1",
                "LIVE_MAX_MESSAGES_PER_SEC", "100000"));
    stream = gateway.register("fuzzed");
    database.insertStream(stream, "fuzzed");
    cycle = database.insertCycle(stream, 1, null, null);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void shouldAnswerEveryQueryAsDescribed() throws IOException {
    List<Call> calls = calls();
    Random random = random();
    long end = end();
    int tried = 0;
    while (System.nanoTime() < end) {
      Call call = calls.get(tried++ % calls.size());
      String query = call.query(random);
      Answer answer =
          gateway.send(
              HttpRequest.newBuilder(gateway.uri(call.path() + query))
                  .method(call.method(), BodyPublishers.noBody()));
      assertThat(call.answers()).as(call + query).contains(answer.status());
      // Nobody decides on commands here, which is said with 504.
      assertThat(answer.status()).as(call + query).isIn(200, 400, 404, 409, 413, 422, 504);
    }
    System.out.printf("fuzz: %d queries of %d calls%n", tried, calls.size());
    assertThat(tried).isGreaterThan(calls.size());
  }

  @Test
  void shouldLiveOnWhateverAViewerSays() {
    Random random = random();
    long end = end();
    int tried = 0;
    TestViewer viewer = TestViewer.greeted(gateway, stream);
    while (System.nanoTime() < end) {
      tried++;
      try {
        viewer.send(damaged(COMMANDS, random));
        viewer.send("ping");
        viewer.until(heard -> heard.get("type").textValue().equals("pong"));
      } catch (CompletionException | AssertionError closed) {
        // Nothing else may end it.
        assertThat(viewer.closeReason()).isEqualTo("asks more than it reads");
        viewer = TestViewer.greeted(gateway, stream);
      }
    }
    viewer.leave();
    TestViewer.greeted(gateway, stream).leave();
    System.out.printf("fuzz: %d messages of viewers%n", tried);
  }

  private record Call(String method, String path, List<String> parameters, List<Integer> answers) {
    String query(Random random) {
      StringBuilder query = new StringBuilder();
      for (String parameter : parameters) {
        if (random.nextInt(3) > 0) {
          query.append(query.length() == 0 ? '?' : '&').append(parameter).append('=');
          query.append(
              parameter.equals("stream_id") && random.nextBoolean()
                  ? stream
                  : URLEncoder.encode(damaged(SEEDS, random), StandardCharsets.UTF_8));
        }
      }
      return query.toString();
    }
  }

  private static String damaged(List<String> seeds, Random random) {
    StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, (char) random.nextInt(0x250));
        case 1 -> text.insert(at, seeds.get(random.nextInt(seeds.size())));
        case 2 -> text.setLength(at);
        default -> text.append(text.substring(at));
      }
    }
    return text.substring(0, Math.min(1_000, text.length()));
  }

  private static List<Call> calls() throws IOException {
    List<Call> calls = new ArrayList<>();
    try (InputStream in = CallFuzzIT.class.getResourceAsStream("/openapi.json")) {
      JsonNode paths = new ObjectMapper().readTree(in).get("paths");
      paths
          .fields()
          .forEachRemaining(
              path ->
                  path.getValue()
                      .fields()
                      .forEachRemaining(
                          call -> add(calls, path.getKey(), call.getKey(), call.getValue())));
    }
    assertThat(calls).hasSizeGreaterThan(8);
    return calls;
  }

  private static void add(List<Call> calls, String path, String method, JsonNode description) {
    List<String> parameters = new ArrayList<>();
    description
        .path("parameters")
        .forEach(
            parameter -> {
              if (parameter.path("in").asText().equals("query")) {
                parameters.add(parameter.get("name").textValue());
              }
            });
    List<Integer> answers = new ArrayList<>();
    description
        .get("responses")
        .fieldNames()
        .forEachRemaining(status -> answers.add(Integer.valueOf(status)));
    if (!parameters.isEmpty()) {
      String filled = path.replace("{stream_id}", stream).replace("{cycle_id}", cycle);
      calls.add(new Call(method.toUpperCase(java.util.Locale.ROOT), filled, parameters, answers));
    }
  }

  private static Random random() {
    long seed = Long.getLong("vertac.fuzz.seed", System.nanoTime());
    System.out.println("fuzz seed " + seed);
    return new Random(seed);
  }

  private static long end() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
  }
}
