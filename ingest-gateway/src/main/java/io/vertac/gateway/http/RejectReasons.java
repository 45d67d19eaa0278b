package io.vertac.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertac.gateway.ingest.BatchAnswer;
import io.vertac.gateway.problem.FieldError;
import java.util.List;
import java.util.Set;

/** Counts rejected samples by what was wrong with them; as many series however clients err. */
final class RejectReasons {
  private static final String OTHER = "other";

  /** Of a batch, only so many errors are listed. */
  private static final String UNLISTED = "unlisted";

  private static final Set<String> FIELDS =
      Set.of("timestamp", "value", "quality", "sensor_id", "sensor_name", "unit");

  private final MeterRegistry registry;

  RejectReasons(MeterRegistry registry) {
    this.registry = registry;
    FIELDS.forEach(this::counter);
    counter(OTHER);
    counter(UNLISTED);
  }

  void count(BatchAnswer answer) {
    if (answer.samplesRejected() == null) {
      return;
    }
    List<FieldError> listed = answer.errors();
    listed.forEach(error -> counter(reason(error.pointer())).increment());
    counter(UNLISTED).increment(answer.samplesRejected() - listed.size());
  }

  private static String reason(String pointer) {
    String field = pointer.substring(pointer.lastIndexOf('/') + 1);
    return FIELDS.contains(field) ? field : OTHER;
  }

  private Counter counter(String reason) {
    return Counter.builder("vertac.gateway.samples.rejected")
        .description("Samples that went to the dead-letter topic, by what was wrong with them")
        .tag("reason", reason)
        .register(registry);
  }
}
