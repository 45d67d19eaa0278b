package io.vertac.streams;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts something by its reason. All reasons are known beforehand, and are shown before anything
 * was counted: an alert rule sees the first one, and there are never more series than that.
 */
final class ReasonCounts implements MeterBinder {
  private static final String OTHER = "other";

  private final String name;
  private final String description;
  private final Tags tags;
  private final Map<String, LongAdder> counts = new TreeMap<>();

  ReasonCounts(String name, String description, Tags tags, Collection<String> reasons) {
    this.name = name;
    this.description = description;
    this.tags = tags;
    reasons.forEach(reason -> counts.put(reason, new LongAdder()));
    counts.put(OTHER, new LongAdder());
  }

  void count(String reason) {
    counts.getOrDefault(reason, counts.get(OTHER)).increment();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counts.forEach(
        (reason, count) ->
            FunctionCounter.builder(name, count, LongAdder::sum)
                .description(description)
                .tags(tags.and("reason", reason))
                .register(registry));
  }
}
