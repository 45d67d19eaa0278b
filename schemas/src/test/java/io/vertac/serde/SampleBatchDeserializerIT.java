package io.vertac.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.Environment;
import io.vertac.embedded.EmbeddedRegistry;
import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real registry: batches of the present schema are read the short way, others are, too. */
class SampleBatchDeserializerIT {
  private static final String TOPIC = "vertac.samples";
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  @TempDir static Path folder;
  private static EmbeddedRegistry registry;
  private static KafkaSettings kafka;
  private static AvroSerdes serdes;

  @BeforeAll
  static void start() {
    Path home = Path.of(System.getProperty("vertac.registry.home"));
    registry = new EmbeddedRegistry(home, folder);
    registry.start();
    kafka =
        KafkaSettings.from(
            new Environment(
                Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    "127.0.0.1:9092",
                    "SCHEMA_REGISTRY_URL",
                    registry.url())));
    serdes = new AvroSerdes(kafka);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void shouldReadTheShortWayOnceTheSchemaIsKnown() {
    byte[] bytes = serdes.serializer(Topics.SAMPLES).serialize(TOPIC, batch());
    Deserializer<SampleBatch> deserializer = serdes.deserializer(Topics.SAMPLES);

    SampleBatch first = deserializer.deserialize(TOPIC, bytes);
    SampleBatch second = deserializer.deserialize(TOPIC, bytes);

    assertThat(first).isEqualTo(batch()).isNotInstanceOf(ReceivedBatch.class);
    assertThat(second).isInstanceOf(ReceivedBatch.class);
    assertThat(second).hasToString(batch().toString());
  }

  @Test
  void shouldReadBatchesOfAnotherSchemaBetweenThem() throws Exception {
    byte[] usual = serdes.serializer(Topics.SAMPLES).serialize(TOPIC, batch());
    byte[] other = byOtherSchema(batch());
    Deserializer<SampleBatch> deserializer = serdes.deserializer(Topics.SAMPLES);

    for (int i = 0; i < 3; i++) {
      assertThat(deserializer.deserialize(TOPIC, usual)).hasToString(batch().toString());
      assertThat(deserializer.deserialize(TOPIC, other)).isEqualTo(batch());
    }
  }

  @Test
  void shouldRefuseADamagedBatchAlsoWhenTheSchemaIsKnown() {
    byte[] bytes = serdes.serializer(Topics.SAMPLES).serialize(TOPIC, batch());
    Deserializer<SampleBatch> deserializer = serdes.deserializer(Topics.SAMPLES);
    deserializer.deserialize(TOPIC, bytes);

    byte[] cut = Arrays.copyOf(bytes, bytes.length - 9);
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, cut))
        .isInstanceOf(RuntimeException.class);
    assertThat(deserializer.deserialize(TOPIC, null)).isNull();
  }

  private static SampleBatch batch() {
    return new SampleBatch(
        "6f1c1f5e-0000-4000-8000-000000000001",
        "data",
        "b1",
        Instant.parse("2026-03-01T12:00:00.000001Z"),
        List.of(new BatchSensor("p1", "Pressure", "bar")),
        List.of(new Sample(0, 1_772_366_400_000_000L, 7, 3.25, 1.0)));
  }

  /** As a later version would write it: with one more field, in the middle. */
  private static byte[] byOtherSchema(SampleBatch batch) throws Exception {
    String present = SampleBatch.getClassSchema().toString();
    String json =
        present.replaceFirst(
            Pattern.quote("{\"name\":\"batch_id\""),
            Matcher.quoteReplacement(
                "{\"name\":\"site\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"batch_id\""));
    Schema schema = new Schema.Parser().parse(json);
    GenericRecord record = new GenericData.Record(schema);
    batch
        .getSchema()
        .getFields()
        .forEach(field -> record.put(field.name(), batch.get(field.pos())));
    record.put("received_at", batch.getReceivedAt().toEpochMilli() * 1_000 + 1);
    record.put("site", "north");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(register(schema)).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static int register(Schema schema) throws IOException, InterruptedException {
    String body = "{\"schema\":\"" + schema.toString().replace("\"", "\\\"") + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(kafka.confluentRegistryUrl() + "/subjects/" + TOPIC + "-value/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    Matcher id = ID.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return Integer.parseInt(id.group(1));
  }
}
