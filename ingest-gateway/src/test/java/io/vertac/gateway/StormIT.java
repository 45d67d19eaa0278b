package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.config.Environment;
import io.vertac.events.SampleBatch;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More at once than a gateway of little memory can take: it says so, and loses nothing. */
class StormIT {
  private static final int CONNECTIONS = 1_000;
  private static final int HEAP_MB = 256;
  private static final Duration STORM = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<HttpResponse<String>> postponed = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> others = new ConcurrentHashMap<>();

  @Test
  void shouldTellClientsToWaitAndKeepWhatItAcknowledged() throws Exception {
    Map<String, String> settings = new HashMap<>(SharedParts.settings());
    settings.put("MAX_REQUEST_BYTES", "65536");
    // Little enough for the storm to exceed it also where the clients are slow.
    settings.put("MAX_IN_FLIGHT_BYTES", "262144");
    // What this machine takes for it is not the question here.
    settings.put("GATEWAY_DELIVERY_TIMEOUT_SEC", "120");
    try (GatewayChild gateway = new GatewayChild(settings, HEAP_MB)) {
      String stream = register(gateway);
      long end = System.nanoTime() + STORM.toNanos();
      CompletableFuture.allOf(
              IntStream.range(0, CONNECTIONS)
                  .mapToObj(connection -> post(gateway, stream, connection, 0, end))
                  .toArray(CompletableFuture[]::new))
          .join();
      assertThat(gateway.isAlive()).as("its memory sufficed: %s", gateway.lastWords()).isTrue();
      await().atMost(PATIENCE).until(gateway::isReady);
    }
    assertThat(acknowledged).isNotEmpty();
    assertThat(postponed).isNotEmpty();
    assertThat(postponed)
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
    assertThat(others).as("answers that are neither 200 nor 429").isEmpty();
    assertThat(stored(KafkaSettings.from(new Environment(settings)))).containsAll(acknowledged);
  }

  private CompletableFuture<Void> post(
      GatewayChild gateway, String stream, int connection, int number, long end) {
    if (System.nanoTime() > end) {
      return CompletableFuture.completedFuture(null);
    }
    String id = connection + "-" + number;
    HttpRequest request =
        HttpRequest.newBuilder(gateway.uri("/api/live/batch"))
            .POST(BodyPublishers.ofString(Batches.counting(stream, id, 50)))
            .build();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .handle((answer, broken) -> note(id, answer, broken))
        .thenComposeAsync(nothing -> post(gateway, stream, connection, number + 1, end));
  }

  private Void note(String id, HttpResponse<String> answer, Throwable broken) {
    if (broken != null) {
      others.merge(broken.toString(), 1, Integer::sum);
      return null;
    }
    switch (answer.statusCode()) {
      case 200 -> acknowledged.add(id);
      case 429 -> postponed.add(answer);
      default -> others.merge(answer.statusCode() + " " + answer.body(), 1, Integer::sum);
    }
    return null;
  }

  private String register(GatewayChild gateway) throws Exception {
    String stream = java.util.UUID.randomUUID().toString();
    String body =
        "{\"stream_id\":\"%s\",\"device_name\":\"storm\",\"sensor_count\":1,\"sensors\":[{\"sensor_id\":\"force\",\"name\":\"Force\",\"type\":\"analog\",\"unit\":\"kN\"}]}"
            .formatted(stream);
    HttpRequest request =
        HttpRequest.newBuilder(gateway.uri("/api/live/register"))
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    return stream;
  }

  private static Set<String> stored(KafkaSettings kafka) {
    return TopicReader.records(kafka, Topics.SAMPLES).stream()
        .map(record -> ((SampleBatch) record.value()).getBatchId())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
