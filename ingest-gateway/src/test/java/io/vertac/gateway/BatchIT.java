package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.BatchSensor;
import io.vertac.events.DeadLetter;
import io.vertac.events.PayloadFormat;
import io.vertac.events.PostedBatch;
import io.vertac.events.PostedSample;
import io.vertac.events.PostedSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchIT {
  private static final Instant TIME = Instant.parse("2026-03-01T11:00:00.123456789Z");
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new RunningGateway(SharedParts.settings());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void shouldAcknowledgeWhatIsInTheLog() {
    String stream = gateway.register("one");
    Answer answer =
        post(
            Batches.of(
                stream,
                "b-1",
                Batches.sample(TIME, "force", "1.5"),
                "{\"timestamp\":\"2026-03-01T13:00:01+02:00\",\"sensor_id\":\"flow\",\"sensor_name\":\"Flow"
                    + " 1\",\"value\":-2,\"unit\":\"l/min\",\"quality\":0.25}"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("buffer_status").textValue()).isEqualTo("ok");
    assertThat(answer.json().get("samples_received").intValue()).isEqualTo(2);
    assertThat(answer.json().get("ack_id").textValue()).isNotEmpty();
    assertThat(answer.json().has("errors")).isFalse();

    ConsumerRecord<String, SampleBatch> record = records(stream).get(0);
    SampleBatch batch = record.value();
    assertThat(batch.getBatchId()).isEqualTo("b-1");
    assertThat(record.timestamp()).isEqualTo(batch.getReceivedAt().toEpochMilli());
    assertThat(batch.getSensors())
        .containsExactly(
            new BatchSensor("force", "Force", "kN"), new BatchSensor("flow", "Flow 1", "l/min"));
    assertThat(batch.getSamples())
        .containsExactly(
            new Sample(0, 1_772_362_800_123_456L, 789, 1.5, 1.0),
            new Sample(1, 1_772_362_801_000_000L, 0, -2.0, 0.25));
  }

  @Test
  void shouldGiveTheSameAcknowledgementForARetry() {
    String stream = gateway.register("retry");
    String body = Batches.of(stream, "same", Batches.sample(TIME, "force", "1"));
    Answer first = post(body);
    Answer again = post(body);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("ack_id")).isEqualTo(first.json().get("ack_id"));
    assertThat(records(stream)).extracting(r -> r.value().getBatchId()).containsOnly("same");
  }

  @Test
  void shouldDeriveABatchIdFromTheContent() {
    String stream = gateway.register("content");
    post(Batches.of(stream, null, Batches.sample(TIME, "force", "1.0")));
    post(Batches.of(stream, null, " " + Batches.sample(TIME, "force", "1")));
    post(Batches.of(stream, null, Batches.sample(TIME, "force", "2")));
    List<String> ids = records(stream).stream().map(r -> r.value().getBatchId()).toList();
    assertThat(ids).hasSize(3).allMatch(id -> id.startsWith("content-"));
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
  }

  @Test
  void shouldKeepTheOrderAndTheValuesOfManyBatches() {
    String stream = gateway.register("many");
    List<Double> sent = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      post(Batches.of(stream, "m" + i, Batches.sample(TIME.plusMillis(i), "force", i + ".5")));
      sent.add(i + 0.5);
    }
    assertThat(records(stream))
        .extracting(r -> r.value().getSamples().get(0).getValue())
        .isEqualTo(sent);
  }

  @Test
  void shouldSplitABatchThatIsTooLargeForARecord() {
    String stream = gateway.register("large");
    int count = 70_000;
    Answer answer = post(Batches.counting(stream, "large", count));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("samples_received").intValue()).isEqualTo(count);
    List<ConsumerRecord<String, SampleBatch>> records = records(stream);
    assertThat(records).hasSizeGreaterThan(1);
    int next = 0;
    for (int i = 0; i < records.size(); i++) {
      assertThat(records.get(i).value().getBatchId()).isEqualTo("large#" + i);
      for (Sample sample : records.get(i).value().getSamples()) {
        assertThat(sample.getValue()).isEqualTo(next++);
      }
    }
    assertThat(next).isEqualTo(count);
  }

  @Test
  void shouldKeepGoodSamplesAndPutBadOnesInADeadLetter() {
    String stream = gateway.register("mixed");
    String bad = Batches.sample(TIME, "force", "NaN");
    String future = Batches.sample(Instant.now().plusSeconds(90_000), "force", "3");
    Answer answer =
        post(
            Batches.of(
                stream,
                "mixed",
                Batches.sample(TIME, "force", "1"),
                bad,
                future,
                Batches.sample(TIME.plusMillis(1), "force", "2")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("samples_received").intValue()).isEqualTo(2);
    assertThat(answer.json().get("samples_rejected").intValue()).isEqualTo(2);
    JsonNode errors = answer.json().get("errors");
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0).get("pointer").textValue()).isEqualTo("/samples/1/value");
    assertThat(errors.get(0).get("index").intValue()).isEqualTo(1);
    assertThat(errors.get(1).get("pointer").textValue()).isEqualTo("/samples/2/timestamp");

    List<DeadLetter> letters = TopicReader.ofKey(gateway.kafka(), Topics.DEAD_LETTERS, stream);
    assertThat(letters).hasSize(1);
    DeadLetter letter = letters.get(0);
    assertThat(letter.getReason()).isEqualTo("invalid_sample");
    assertThat(letter.getService()).isEqualTo("ingest-gateway");
    assertThat(letter.getOriginTopic()).isEqualTo(Topics.SAMPLES.name(gateway.kafka()));
    assertThat(letter.getPayloadFormat()).isEqualTo(PayloadFormat.json);
    String payload = StandardCharsets.UTF_8.decode(letter.getPayload()).toString();
    assertThat(payload).isEqualTo(Batches.of(stream, null, bad, future));
    Answer repaired = post(payload.replace("NaN", "7"));
    assertThat(repaired.json().get("samples_received").intValue()).isOne();
  }

  @Test
  void shouldAcceptABatchWhoseSamplesAreAllBad() {
    String stream = gateway.register("bad");
    Answer answer = post(Batches.of(stream, "bad", Batches.sample(TIME, "force", "1e999")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("samples_received").intValue()).isZero();
    assertThat(answer.json().get("samples_rejected").intValue()).isOne();
    assertThat(records(stream)).isEmpty();
  }

  @Test
  void shouldUnderstandGzip() throws IOException {
    String stream = gateway.register("gzip");
    Answer answer =
        gateway.post(
            "/api/live/batch",
            gzip(Batches.counting(stream, "z", 5000).getBytes(StandardCharsets.UTF_8)),
            "Content-Encoding",
            "gzip");
    assertThat(answer.json().get("samples_received").intValue()).isEqualTo(5000);
    assertThat(records(stream).get(0).value().getSamples()).hasSize(5000);
  }

  @Test
  void shouldTakeABodyThatComesInPieces() throws Exception {
    String stream = gateway.register("pieces");
    byte[] body = Batches.counting(stream, "p-1", 200).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/live/batch HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length);
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (int from = 0; from < body.length; from += 4000) {
        out.flush();
        Thread.sleep(20);
        out.write(body, from, Math.min(4000, body.length - from));
      }
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("\"samples_received\":200");
      assertThat(answer).contains("X-Content-Type-Options: nosniff");
    }
    assertThat(records(stream).get(0).value().getSamples()).hasSize(200);
  }

  @Test
  void shouldUnderstandAvro() throws IOException {
    String stream = gateway.register("avro");
    PostedBatch posted =
        new PostedBatch(
            stream,
            "a-1",
            List.of(new PostedSensor("force", null, null)),
            List.of(
                new PostedSample(0, 1_772_362_800_123_456L, 789, 1.5, 1.0),
                new PostedSample(0, 1_772_362_800_123_457L, 0, Double.NaN, 1.0)));
    ByteBuffer encoded = posted.toByteBuffer();
    byte[] body = Arrays.copyOf(encoded.array(), encoded.limit());
    Answer answer =
        gateway.send(
            HttpRequest.newBuilder(gateway.uri("/api/live/batch"))
                .header("Content-Type", "application/avro")
                .POST(BodyPublishers.ofByteArray(body)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("samples_received").intValue()).isOne();
    assertThat(answer.json().get("errors").get(0).get("pointer").textValue())
        .isEqualTo("/samples/1/value");
    SampleBatch batch = records(stream).get(0).value();
    assertThat(batch.getBatchId()).isEqualTo("a-1");
    assertThat(batch.getSensors()).containsExactly(new BatchSensor("force", "Force", "kN"));
    assertThat(batch.getSamples())
        .containsExactly(new Sample(0, 1_772_362_800_123_456L, 789, 1.5, 1.0));
    assertThat(TopicReader.ofKey(gateway.kafka(), Topics.DEAD_LETTERS, stream)).hasSize(1);
  }

  @Test
  void shouldSayThatAStreamIsUnknown() {
    String unknown = UUID.randomUUID().toString();
    Answer answer = post(Batches.of(unknown, "b", Batches.sample(TIME, "force", "1")));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("code").textValue()).isEqualTo("unknown_stream");
    assertThat(records(unknown)).isEmpty();
  }

  @Test
  void shouldCountWhatItDid() {
    String stream = gateway.register("metrics");
    post(
        Batches.of(
            stream, "m", Batches.sample(TIME, "force", "1"), Batches.sample(TIME, "force", "NaN")));
    String metrics = new String(gateway.get("/metrics").response().body(), StandardCharsets.UTF_8);
    assertThat(metrics)
        .containsPattern("vertac_gateway_samples_accepted_total [1-9]")
        .containsPattern("vertac_gateway_samples_rejected_total\\{reason=\"value\"} [1-9]")
        .containsPattern("vertac_gateway_samples_rejected_total\\{reason=\"unit\"} 0")
        .containsPattern(
            "vertac_gateway_requests_seconds_count\\{method=\"POST\",route=\"/api/live/batch\",status=\"200\"\\}"
                + " [1-9]")
        .contains("vertac_gateway_inflight_bytes 0.0")
        .doesNotContain(stream);
  }

  private static Answer post(String body) {
    return gateway.post("/api/live/batch", body);
  }

  private static List<ConsumerRecord<String, SampleBatch>> records(String stream) {
    return TopicReader.records(gateway.kafka(), Topics.SAMPLES).stream()
        .filter(record -> record.key().equals(stream))
        .toList();
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
