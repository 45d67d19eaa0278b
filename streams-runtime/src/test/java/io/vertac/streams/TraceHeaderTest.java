package io.vertac.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class TraceHeaderTest {
  private static final byte[] TRACE =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".getBytes(StandardCharsets.US_ASCII);

  private final TraceHeader trace = new TraceHeader();

  @Test
  void shouldCarryTheTraceAndNothingElseWhenTheRecordHasOne() {
    trace.follow(record(new RecordHeaders().add("traceparent", TRACE).add("other", TRACE)));
    assertThat(trace.headers()).hasSize(1);
    assertThat(trace.headers().lastHeader("traceparent").value()).isEqualTo(TRACE);
  }

  @Test
  void shouldCarryNothingWhenTheNextRecordHasNone() {
    trace.follow(record(new RecordHeaders().add("traceparent", TRACE)));
    trace.follow(record(new RecordHeaders()));
    assertThat(trace.headers()).isEmpty();
  }

  @Test
  void shouldCarryNothingWhenNoRecordIsTheCause() {
    trace.follow(record(new RecordHeaders().add("traceparent", TRACE)));
    trace.follow();
    assertThat(trace.headers()).isEmpty();
  }

  private static Record<String, String> record(Headers headers) {
    return new Record<>("key", "value", 0, headers);
  }
}
