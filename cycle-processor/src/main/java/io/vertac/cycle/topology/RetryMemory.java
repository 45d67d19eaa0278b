package io.vertac.cycle.topology;

import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Remembers for {@link Stores#RETRY_MEMORY} what was seen under an id, so that a retry is
 * recognised.
 */
final class RetryMemory<V> {
  private final WindowStore<String, V> store;

  RetryMemory(WindowStore<String, V> store) {
    this.store = store;
  }

  /**
   * @param timeMs record time of the one that asks
   */
  Optional<V> find(String streamId, String id, long timeMs, Predicate<V> matching) {
    long memory = Stores.RETRY_MEMORY.toMillis();
    long from = Math.max(0, timeMs - memory);
    try (WindowStoreIterator<V> seen = store.fetch(key(streamId, id), from, timeMs + memory)) {
      while (seen.hasNext()) {
        V value = seen.next().value;
        if (matching.test(value)) {
          return Optional.of(value);
        }
      }
    }
    return Optional.empty();
  }

  void remember(String streamId, String id, V value, long timeMs) {
    store.put(key(streamId, id), value, timeMs);
  }

  private static String key(String streamId, String id) {
    return streamId + '|' + id;
  }
}
