package io.vertac.cycle.domain;

import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.StreamRegistered;
import java.util.List;
import java.util.Optional;

/** All that is known of the stream a record is about, and where its decisions go. */
public interface StreamContext {
  String streamId();

  StreamState state();

  /** Read when first asked for: most batches do not need it. */
  StreamHistory history();

  /** Keeps the history as it is now. */
  void saveHistory();

  Optional<StreamRegistered> registration();

  SampleLog log();

  Closings closings();

  SettingsLog settings();

  Outcome outcome();

  default Optional<OpenCycle> running() {
    List<OpenCycle> open = state().getOpenCycles();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(open.get(open.size() - 1)).filter(c -> c.getState() == Phase.active);
  }

  default String datasetId() {
    return registration().map(StreamRegistered::getDatasetId).orElse("");
  }

  default long nextSequence() {
    long sequence = state().getChunkSequence();
    state().setChunkSequence(sequence + 1);
    return sequence;
  }
}
