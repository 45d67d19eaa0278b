package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.PinnedKafka;
import io.vertac.events.SampleBatch;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka goes and comes back: no acknowledgement is given that does not hold. */
class KafkaAwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir Path dataDir;

  @Test
  void shouldAnswer503WhileKafkaIsAwayAndGoOnWhenItIsBack() throws InterruptedException {
    int port = PinnedKafka.freePort();
    EmbeddedKafka kafka = PinnedKafka.on(port, dataDir);
    kafka.start();
    try (RunningGateway gateway = new RunningGateway(settings(port))) {
      String stream = gateway.register("steadfast");
      List<String> acknowledged = new ArrayList<>();
      List<Answer> refused = new ArrayList<>();
      AtomicBoolean done = new AtomicBoolean();
      Thread client = new Thread(() -> feed(gateway, stream, acknowledged, refused, done));
      client.start();
      await().atMost(PATIENCE).until(() -> size(acknowledged) >= 20);

      kafka.close();
      await().atMost(PATIENCE).until(() -> gateway.get("/api/health").status() == 503);
      Answer health = gateway.get("/api/health");
      assertThat(health.json().get("detail").textValue()).contains("kafka");
      assertThat(health.header("Retry-After")).isNotNull();
      await().atMost(PATIENCE).until(() -> size(refused) >= 5);
      int before = size(acknowledged);

      EmbeddedKafka back = PinnedKafka.on(port, dataDir);
      back.start();
      await().atMost(PATIENCE).until(() -> size(acknowledged) >= before + 20);
      done.set(true);
      client.join();
      assertThat(refused)
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isNotNull();
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
              });
      List<String> stored =
          TopicReader.ofKey(gateway.kafka(), Topics.SAMPLES, stream).stream()
              .map(SampleBatch::getBatchId)
              .toList();
      assertThat(stored).containsAll(acknowledged);
      await().atMost(PATIENCE).until(() -> gateway.get("/api/health").status() == 200);
      assertThat(gateway.service().failure()).isNull();
      assertThat(gateway.register("new one")).isNotEmpty();
      back.close();
    }
  }

  @Test
  void shouldListenBeforeKafkaIsThereAndBeReadyOnceItIs() {
    int port = PinnedKafka.freePort();
    EmbeddedKafka kafka = PinnedKafka.on(port, dataDir);
    RunningGateway gateway = new RunningGateway(settings(port), Map.of(), false);
    Thread starting = new Thread(gateway.service()::start);
    starting.start();
    try (gateway) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> gateway.port() > 0);
      Answer health = gateway.get("/api/health");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json().get("detail").textValue()).contains("kafka");
      Answer ready = gateway.get("/api/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().get("detail").textValue()).contains("kafka");
      Answer batch = gateway.post("/api/live/batch", "{}");
      assertThat(batch.status()).isEqualTo(503);
      assertThat(batch.header("Retry-After")).isNotNull();
      kafka.start();
      await().atMost(PATIENCE).until(() -> gateway.get("/api/health").status() == 200);
      assertThat(gateway.get("/api/ready").status()).isEqualTo(200);
      assertThat(gateway.register("patient")).isNotEmpty();
    } finally {
      kafka.close();
    }
  }

  private static Map<String, String> settings(int port) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        "127.0.0.1:" + port,
        "SCHEMA_REGISTRY_URL",
        SharedParts.registryUrl(),
        "KAFKA_TOPIC_PARTITIONS",
        "2",
        "PORT",
        "0");
  }

  private static void feed(
      RunningGateway gateway,
      String stream,
      List<String> acknowledged,
      List<Answer> refused,
      AtomicBoolean done) {
    for (int i = 0; !done.get(); i++) {
      String batch = "batch-" + i;
      Answer answer =
          gateway.post(
              "/api/live/batch",
              Batches.of(stream, batch, Batches.sample(Instant.now(), "force", "1")));
      if (answer.status() == 200) {
        synchronized (acknowledged) {
          acknowledged.add(batch);
        }
      } else {
        synchronized (refused) {
          refused.add(answer);
        }
      }
    }
  }

  private static int size(List<?> list) {
    synchronized (list) {
      return list.size();
    }
  }
}
