package io.vertac.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.config.Environment;
import io.vertac.config.Service;
import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedRegistry;
import io.vertac.events.BatchSensor;
import io.vertac.events.CycleStatus;
import io.vertac.events.DeadLetter;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker and registry: a record that cannot be used is kept with its reason. */
class BadRecordsIT {
  private static final String STREAM = "6f1c1f5e-0000-4000-8000-000000000001";

  @TempDir Path folder;

  @Test
  void shouldKeepBadRecordsWithTheirReasonAndGoOnWithTheGoodOnes() throws Exception {
    Path registryHome = Path.of(System.getProperty("vertac.registry.home"));
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder.resolve("kafka"));
        EmbeddedRegistry registry =
            new EmbeddedRegistry(registryHome, folder.resolve("registry"))) {
      kafka.start();
      registry.start();
      Environment environment =
          new Environment(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                  "SCHEMA_REGISTRY_URL", registry.url(),
                  "STATE_DIR", folder.resolve("state").toString()));
      KafkaSettings settings = KafkaSettings.from(environment);
      try (Service processor = CycleProcessor.from(environment)) {
        processor.start();
        AvroSerdes serdes = new AvroSerdes(settings);
        String samples = Topics.SAMPLES.name(settings);
        byte[] good = serdes.serializer(Topics.SAMPLES).serialize(samples, batch("good", 0));
        byte[] pointsNowhere =
            serdes.serializer(Topics.SAMPLES).serialize(samples, batch("bad", 7));
        send(settings, samples, "no avro at all".getBytes(), pointsNowhere, good);

        List<DeadLetter> letters = read(settings, Topics.DEAD_LETTERS, 2);
        assertThat(letters)
            .extracting(DeadLetter::getReason)
            .containsExactlyInAnyOrder("undecodable", "unprocessable");
        DeadLetter undecodable =
            letters.stream().filter(l -> l.getReason().equals("undecodable")).findFirst().get();
        assertThat(undecodable.getOriginTopic()).isEqualTo("vertac.samples");
        assertThat(undecodable.getOriginKey()).isEqualTo(STREAM);
        assertThat(undecodable.getPayload().array()).isEqualTo("no avro at all".getBytes());
        assertThat(undecodable.getService()).isEqualTo("cycle-processor");
        await()
            .atMost(Duration.ofSeconds(120))
            .untilAsserted(
                () -> {
                  List<CycleStatus> statuses = read(settings, Topics.CYCLE_STATUS, 1);
                  CycleStatus last = statuses.get(statuses.size() - 1);
                  assertThat(last.getStreamSampleCount()).isEqualTo(1);
                });
        assertThat(processor.failure()).isNull();
      }
    }
  }

  private static SampleBatch batch(String id, int sensor) {
    Instant now = Instant.now();
    long us = now.getEpochSecond() * 1_000_000;
    return new SampleBatch(
        STREAM,
        "dataset",
        id,
        now,
        List.of(new BatchSensor("p1", "p1", "bar")),
        List.of(new Sample(sensor, us, 0, 1.5, 1.0)));
  }

  private static void send(KafkaSettings settings, String topic, byte[]... values) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            settings.clientBase(), new StringSerializer(), new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(topic, STREAM, value));
      }
    }
  }

  /** What is committed in a topic, once there is enough of it. */
  private static <V extends SpecificRecord> List<V> read(
      KafkaSettings settings, Topic<V> topic, int atLeast) {
    Properties properties = settings.clientBase();
    properties.put("group.id", UUID.randomUUID().toString());
    properties.put("auto.offset.reset", "earliest");
    properties.put("isolation.level", "read_committed");
    List<V> values = new ArrayList<>();
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            properties, new StringDeserializer(), new AvroSerdes(settings).deserializer(topic))) {
      consumer.subscribe(List.of(topic.name(settings)));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
                return values.size() >= atLeast;
              });
      consumer.poll(Duration.ofMillis(500)).forEach(r -> values.add(r.value()));
    }
    return values;
  }
}
