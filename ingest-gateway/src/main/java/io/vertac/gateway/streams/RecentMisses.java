package io.vertac.gateway.streams;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Ids that were looked for a moment ago and are not there, so that a client that insists on one
 * does not make Kafka answer each time.
 */
final class RecentMisses {
  private static final int MAX_ENTRIES = 10_000;
  private static final long LIFETIME_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final LongSupplier nanoTime;
  private final Map<String, Long> missedAt =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  RecentMisses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized void add(String id) {
    missedAt.remove(id);
    missedAt.put(id, nanoTime.getAsLong());
  }

  synchronized boolean isRecent(String id) {
    Long at = missedAt.get(id);
    if (at == null) {
      return false;
    }
    boolean recent = nanoTime.getAsLong() - at < LIFETIME_NANOS;
    if (!recent) {
      missedAt.remove(id);
    }
    return recent;
  }
}
