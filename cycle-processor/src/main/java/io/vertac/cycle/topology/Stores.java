package io.vertac.cycle.topology;

import io.vertac.cycle.state.ClosedCycle;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.CommandResult;
import io.vertac.events.StreamRegistered;
import io.vertac.events.StreamSettings;
import io.vertac.serde.SingleObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;

/** The state stores of the cycle topology: their names, types and how long they keep things. */
final class Stores {
  static final String STATES = "stream-states";
  static final String HISTORIES = "stream-histories";
  static final String REGISTRATIONS = "stream-registrations";
  static final String SAMPLES = "kept-samples";
  static final String CLOSED = "closed-cycles";
  static final String SETTINGS = "stream-settings";
  static final String BATCH_IDS = "known-batches";
  static final String COMMANDS = "decided-commands";

  /** As long as the topics keep samples and commands: what can be read again is recognised. */
  static final Duration RETRY_MEMORY = Duration.ofDays(7);

  private Stores() {}

  static List<StoreBuilder<?>> all() {
    return List.of(
        // Changes with every batch: folded in memory until the next commit.
        table(STATES, SingleObject.serde(StreamState.class), true),
        table(HISTORIES, SingleObject.serde(StreamHistory.class), false),
        table(REGISTRATIONS, SingleObject.serde(StreamRegistered.class), false),
        samples(),
        table(CLOSED, SingleObject.serde(ClosedCycle.class), true),
        table(SETTINGS, SingleObject.serde(StreamSettings.class), false),
        // A bucket grows with every batch: only what it is at the next commit is written.
        memory(BATCH_IDS, Serdes.ByteArray()).withCachingEnabled(),
        memory(COMMANDS, SingleObject.serde(CommandResult.class)));
  }

  private static <V> StoreBuilder<?> table(String name, Serde<V> values, boolean cached) {
    var builder =
        org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
            Serdes.String(),
            values);
    return cached ? builder.withCachingEnabled() : builder;
  }

  private static StoreBuilder<?> samples() {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(SAMPLES),
            Serdes.Bytes(),
            Serdes.ByteArray())
        // A chunk grows with every batch: only what it is at the next commit is written.
        .withCachingEnabled()
        .withLoggingEnabled(Map.of(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer"));
  }

  static <V> StoreBuilder<WindowStore<String, V>> memory(String name, Serde<V> values) {
    return org.apache.kafka.streams.state.Stores.windowStoreBuilder(
        org.apache.kafka.streams.state.Stores.persistentWindowStore(
            name, RETRY_MEMORY.plus(RetryMemory.PERIOD), RetryMemory.PERIOD, false),
        Serdes.String(),
        values);
  }
}
