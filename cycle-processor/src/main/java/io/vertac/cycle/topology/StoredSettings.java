package io.vertac.cycle.topology;

import io.vertac.cycle.domain.SettingsLog;
import io.vertac.events.StreamSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A stream's settings in a key-value store: those that hold now under the stream's id, and each
 * version that may still be asked for under {@code stream_id|version}.
 */
final class StoredSettings implements SettingsLog {
  private static final char SEPARATOR = '|';
  private static final char BEHIND_SEPARATOR = SEPARATOR + 1;

  private final KeyValueStore<String, StreamSettings> store;
  private final String streamId;

  StoredSettings(KeyValueStore<String, StreamSettings> store, String streamId) {
    this.store = store;
    this.streamId = streamId;
  }

  @Override
  public StreamSettings current() {
    return store.get(streamId);
  }

  @Override
  public StreamSettings of(int version) {
    return version == 0 ? null : store.get(key(version));
  }

  @Override
  public void choose(StreamSettings settings, Set<Integer> inUse) {
    forgetAllBut(inUse);
    store.put(streamId, settings);
    store.put(key(settings.getVersion()), settings);
  }

  private void forgetAllBut(Set<Integer> inUse) {
    List<String> doomed = new ArrayList<>();
    try (KeyValueIterator<String, StreamSettings> versions =
        store.range(streamId + SEPARATOR, streamId + BEHIND_SEPARATOR)) {
      versions.forEachRemaining(
          entry -> {
            if (!inUse.contains(entry.value.getVersion())) {
              doomed.add(entry.key);
            }
          });
    }
    doomed.forEach(store::delete);
  }

  private String key(int version) {
    return streamId + SEPARATOR + version;
  }
}
