package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.config.ConfigurationException;
import io.vertac.embedded.EmbeddedRegistry;
import io.vertac.events.SampleBatch;
import io.vertac.gateway.kafka.Encoders;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** The gateway as a service: health, description, beginning and end. */
class ServiceIT {

  @Test
  void shouldSayThatItIsWell() {
    try (RunningGateway gateway = new RunningGateway(SharedParts.settings())) {
      JsonNode health = gateway.get("/api/health").json();
      assertThat(health.get("status").textValue()).isEqualTo("ok");
      assertThat(health.get("version").textValue()).isEqualTo("0.2.0");
      assertThat(health.get("kafka").textValue()).isEqualTo("ok");
      assertThat(health.get("uptime_sec").isIntegralNumber()).isTrue();
      assertThat(gateway.get("/openapi.json").json().get("openapi").textValue()).isEqualTo("3.1.0");
      assertThat(gateway.service().failure()).isNull();
    }
  }

  @Test
  void shouldAnswerWhatIsUnderWayBeforeItStops() {
    Map<String, String> settings = SharedParts.settings();
    RunningGateway gateway = new RunningGateway(settings);
    String stream = gateway.register("stopped");
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String body = Batches.of(stream, "b" + i, Batches.sample(Instant.now(), "force", "1"));
      answers.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return gateway.post("/api/live/batch", body).status();
                } catch (java.io.UncheckedIOException e) {
                  return 0;
                }
              }));
    }
    answers.get(0).join();
    gateway.close();
    gateway.close();
    // Refused or never connected is fine; acknowledged must be there.
    long acknowledged = answers.stream().filter(answer -> answer.join() == 200).count();
    assertThat(answers).allMatch(answer -> List.of(0, 200, 503).contains(answer.join()));
    List<SampleBatch> stored = TopicReader.ofKey(gateway.kafka(), Topics.SAMPLES, stream);
    assertThat((long) stored.size()).isGreaterThanOrEqualTo(acknowledged);
    assertThat(acknowledged).isPositive();
  }

  @Test
  void shouldNotNeedTheRegistryOnceItIsReady() {
    EmbeddedRegistry registry =
        new EmbeddedRegistry(
            Path.of(System.getProperty("vertac.registry.home")),
            SharedParts.tempDir("own-registry"));
    registry.start();
    Map<String, String> own = Map.of("SCHEMA_REGISTRY_URL", registry.url());
    try (RunningGateway gateway = new RunningGateway(SharedParts.settings(), own)) {
      gateway.register("before");
      registry.close();
      String stream = gateway.register("after");
      String batch = Batches.of(stream, "b", Batches.sample(Instant.now(), "force", "1"));
      assertThat(gateway.post("/api/live/batch", batch).status()).isEqualTo(200);
      assertThat(gateway.get("/api/health").status()).isEqualTo(200);
    }
  }

  @Test
  void shouldSayWhenThePortIsTaken() {
    Map<String, String> settings = SharedParts.settings();
    try (RunningGateway first = new RunningGateway(settings)) {
      String port = Integer.toString(first.port());
      RunningGateway second = new RunningGateway(settings, Map.of("PORT", port), false);
      assertThatThrownBy(second.service()::start)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("PORT=" + port);
      second.close();
    }
  }

  @Test
  void shouldEncodeJustAsTheSharedSerializerDoes() {
    try (RunningGateway gateway = new RunningGateway(SharedParts.settings())) {
      SampleBatch batch =
          new SampleBatch("s", "d", "b", Instant.ofEpochMilli(17), List.of(), List.of());
      try (Serializer<SampleBatch> serializer =
          new AvroSerdes(gateway.kafka()).serializer(Topics.SAMPLES)) {
        assertThat(Encoders.register(gateway.kafka()).samples().encode(batch))
            .isEqualTo(serializer.serialize(Topics.SAMPLES.name(gateway.kafka()), batch));
      }
    }
  }
}
