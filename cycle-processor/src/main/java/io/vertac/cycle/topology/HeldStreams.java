package io.vertac.cycle.topology;

import io.vertac.cycle.state.StreamState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/** The streams of which something came lately, in memory. */
final class HeldStreams {
  /** With a full chunk each, about 24 MB a task. */
  private static final int MOST = 512;

  private final KeyValueStore<String, StreamState> states;
  private final Map<String, HeldStream> held =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HeldStream> eldest) {
          return size() > MOST;
        }
      };

  HeldStreams(KeyValueStore<String, StreamState> states) {
    this.states = states;
  }

  HeldStream get(String streamId) {
    return held.computeIfAbsent(streamId, this::read);
  }

  void store(String streamId, StreamState state) {
    states.put(streamId, state);
  }

  /** What was done to the stream since it was stored has not happened. */
  void forget(String streamId) {
    held.remove(streamId);
  }

  private HeldStream read(String streamId) {
    StreamState state = states.get(streamId);
    return new HeldStream(state == null ? StreamState.newBuilder().build() : state);
  }
}
