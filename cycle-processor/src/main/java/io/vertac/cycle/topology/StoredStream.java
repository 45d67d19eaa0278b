package io.vertac.cycle.topology;

import io.vertac.cycle.domain.Closings;
import io.vertac.cycle.domain.Outcome;
import io.vertac.cycle.domain.SampleLog;
import io.vertac.cycle.domain.SettingsLog;
import io.vertac.cycle.domain.StreamContext;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.StreamRegistered;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** One stream as its stores hold it. */
final class StoredStream implements StreamContext {
  private final String streamId;
  private final StreamState state;
  private final KeyValueStore<String, StreamHistory> histories;
  private final KeyValueStore<String, StreamRegistered> registrations;
  private final SampleLog log;
  private final Closings closings;
  private final SettingsLog settings;
  private final Outcome outcome;
  private StreamHistory history;

  StoredStream(
      String streamId,
      StreamState state,
      KeyValueStore<String, StreamHistory> histories,
      KeyValueStore<String, StreamRegistered> registrations,
      SampleLog log,
      Closings closings,
      SettingsLog settings,
      Outcome outcome) {
    this.streamId = streamId;
    this.state = state;
    this.histories = histories;
    this.registrations = registrations;
    this.log = log;
    this.closings = closings;
    this.settings = settings;
    this.outcome = outcome;
  }

  @Override
  public String streamId() {
    return streamId;
  }

  @Override
  public StreamState state() {
    return state;
  }

  @Override
  public StreamHistory history() {
    if (history == null) {
      history = histories.get(streamId);
    }
    if (history == null) {
      history = StreamHistory.newBuilder().build();
    }
    return history;
  }

  @Override
  public void saveHistory() {
    histories.put(streamId, history());
  }

  @Override
  public Optional<StreamRegistered> registration() {
    return Optional.ofNullable(registrations.get(streamId));
  }

  @Override
  public SampleLog log() {
    return log;
  }

  @Override
  public Closings closings() {
    return closings;
  }

  @Override
  public SettingsLog settings() {
    return settings;
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }
}
