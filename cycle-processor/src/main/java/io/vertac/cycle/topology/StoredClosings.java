package io.vertac.cycle.topology;

import io.vertac.cycle.domain.Closings;
import io.vertac.cycle.state.ClosedCycle;
import org.apache.kafka.streams.state.KeyValueStore;

/** A stream's closed cycles in a key-value store. */
final class StoredClosings implements Closings {
  private final KeyValueStore<String, ClosedCycle> store;
  private final String streamId;

  StoredClosings(KeyValueStore<String, ClosedCycle> store, String streamId) {
    this.store = store;
    this.streamId = streamId;
  }

  @Override
  public ClosedCycle get(int cycleNumber) {
    return store.get(key(cycleNumber));
  }

  @Override
  public void put(int cycleNumber, ClosedCycle closed) {
    store.put(key(cycleNumber), closed);
  }

  @Override
  public void delete(int cycleNumber) {
    store.delete(key(cycleNumber));
  }

  private String key(int cycleNumber) {
    return streamId + '|' + cycleNumber;
  }
}
