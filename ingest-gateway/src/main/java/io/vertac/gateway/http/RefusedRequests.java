package io.vertac.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts refused requests by the code that their problem document carries. There are as many codes
 * as the code has words for; should there ever be more, they are counted together.
 */
final class RefusedRequests {
  private static final int MAX_CODES = 60;
  private static final String OTHER = "other";

  private final MeterRegistry registry;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  RefusedRequests(MeterRegistry registry) {
    this.registry = registry;
    // Shown before the first of them: an alert rule would miss it otherwise.
    for (RefusalKind kind : RefusalKind.values()) {
      counter(kind.name().toLowerCase(Locale.ROOT));
    }
  }

  void count(Refusal refusal) {
    boolean known = counters.containsKey(refusal.code()) || counters.size() < MAX_CODES;
    counter(known ? refusal.code() : OTHER).increment();
  }

  private Counter counter(String reason) {
    return counters.computeIfAbsent(
        reason,
        r ->
            Counter.builder("vertac.gateway.requests.refused")
                .description("Requests that were not served, by the code they were answered with")
                .tag("reason", r)
                .register(registry));
  }
}
