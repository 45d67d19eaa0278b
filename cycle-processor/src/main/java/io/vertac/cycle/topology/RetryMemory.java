package io.vertac.cycle.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Remembers for {@link Stores#RETRY_MEMORY} what was seen under an id, so that a retry is
 * recognised.
 *
 * <p>What was seen lies under its id and the period it was seen in. There are few periods, so an id
 * is looked up in each by its whole key, where a Bloom filter answers for ids never seen; looking
 * for an id at any time would search every file.
 */
final class RetryMemory<V> {
  static final Duration PERIOD = Duration.ofHours(84);

  private final WindowStore<String, V> store;

  RetryMemory(WindowStore<String, V> store) {
    this.store = store;
  }

  /**
   * What was seen in each period that touches the memory.
   *
   * @param timeMs record time of the one that asks
   */
  List<V> find(String streamId, String id, long timeMs) {
    long memory = Stores.RETRY_MEMORY.toMillis();
    List<V> seen = new ArrayList<>(1);
    String key = key(streamId, id);
    long last = period(timeMs + memory);
    for (long period = period(Math.max(0, timeMs - memory));
        period <= last;
        period += PERIOD.toMillis()) {
      V value = store.fetch(key, period);
      if (value != null) {
        seen.add(value);
      }
    }
    return seen;
  }

  /** In the place of what was seen under the id in the same period. */
  void remember(String streamId, String id, V value, long timeMs) {
    store.put(key(streamId, id), value, period(timeMs));
  }

  /** The beginning of the period that a record time is in: what is found depends on it alone. */
  static long period(long timeMs) {
    return timeMs - timeMs % PERIOD.toMillis();
  }

  private static String key(String streamId, String id) {
    return streamId + '|' + id;
  }
}
