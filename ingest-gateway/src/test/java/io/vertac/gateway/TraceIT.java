package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's trace is in the headers of the records that it makes. */
class TraceIT {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

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
  void shouldPassOnTheTraceThatARequestNames() {
    assertThat(headersOfABatch("traceparent", TRACE)).containsExactly("traceparent=" + TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
  void shouldPassOnNothingWhenItIsNoTrace(String nonsense) {
    assertThat(headersOfABatch("traceparent", nonsense)).isEmpty();
  }

  @Test
  void shouldPassOnNothingWhenNobodyTraces() {
    assertThat(headersOfABatch()).isEmpty();
  }

  private static List<String> headersOfABatch(String... headers) {
    String stream = gateway.register("traced");
    String batch = Batches.of(stream, null, Batches.sample(Instant.now(), "force", "1"));
    int status =
        gateway.post("/api/live/batch", batch.getBytes(StandardCharsets.UTF_8), headers).status();
    assertThat(status).isEqualTo(200);
    return TopicReader.records(gateway.kafka(), Topics.SAMPLES).stream()
        .filter(record -> record.key().equals(stream))
        .flatMap(record -> StreamSupport.stream(record.headers().spliterator(), false))
        .map(h -> h.key() + "=" + new String(h.value(), StandardCharsets.US_ASCII))
        .toList();
  }
}
