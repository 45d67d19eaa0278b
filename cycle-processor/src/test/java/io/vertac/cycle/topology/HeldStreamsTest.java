package io.vertac.cycle.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.cycle.state.StreamState;
import io.vertac.serde.SingleObject;
import java.io.File;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldStreamsTest {
  private static final long COMMITS = 40;

  @TempDir private File folder;
  private HeldStreams streams;

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
    KeyValueStore<String, StreamState> store =
        org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("states"),
                Serdes.String(),
                SingleObject.serde(StreamState.class))
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    streams = new HeldStreams(store);
  }

  @Test
  void shouldHoldWhatItHasReadOrMade() {
    HeldStream press = streams.get("press7", COMMITS);

    assertThat(streams.get("press7", COMMITS)).isSameAs(press);
    assertThat(streams.get("press7", COMMITS + 1)).isSameAs(press);
  }

  @Test
  void shouldReadAStreamAgainWhenItIsHeldNoLonger() {
    HeldStream press = streams.get("press7", COMMITS);
    press.state().setSampleCount(12);
    streams.store("press7", press.state());

    streams.forget("press7");

    assertThat(streams.get("press7", COMMITS)).isNotSameAs(press);
    assertThat(streams.get("press7", COMMITS).state().getSampleCount()).isEqualTo(12);
  }

  @Test
  void shouldHoldNoMoreThanSoMany() {
    HeldStream press = streams.get("press7", COMMITS);
    for (int i = 0; i < 10_000; i++) {
      streams.get("other-" + i, COMMITS);
    }

    assertThat(streams.get("press7", COMMITS)).isNotSameAs(press);
  }

  @Test
  void shouldHoldChunksUntilTheNextCommitOnly() {
    HeldStream press = streams.get("press7", COMMITS);
    press.open(new OpenChunk(Bytes.wrap(new byte[] {1}), 1, COMMITS));
    streams.get("other", COMMITS);
    assertThat(press.chunk()).isNotNull();

    streams.get("other", COMMITS + 1);

    assertThat(press.chunk()).isNull();
  }
}
