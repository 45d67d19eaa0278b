package io.vertac.cycle.topology;

import io.vertac.cycle.state.StreamState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/** The streams of which something came lately, in memory. */
final class HeldStreams {
  /** A kilobyte or two each, and what came since the last commit. */
  private static final int MOST = 4_096;

  private final KeyValueStore<String, StreamState> states;
  private final Map<String, HeldStream> held =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HeldStream> eldest) {
          return size() > MOST;
        }
      };
  private long commits;

  HeldStreams(KeyValueStore<String, StreamState> states) {
    this.states = states;
  }

  /**
   * @param commitsAsked how many commits were asked for so far: no chunk lives longer than that
   */
  HeldStream get(String streamId, long commitsAsked) {
    if (commits != commitsAsked) {
      commits = commitsAsked;
      held.values().forEach(HeldStream::closeChunk);
    }
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
