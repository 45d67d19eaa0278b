package io.vertac.cycle.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.cycle.state.StreamState;
import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownBatchesTest {
  private static final long NOW = Duration.ofDays(20_000).toMillis();
  private static final String STREAM = "press7";

  @TempDir private File folder;
  private WindowStore<String, byte[]> store;
  private KnownBatches known;
  private final Map<String, HeldStream> held = new HashMap<>();

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
    store = Stores.memory("known", Serdes.ByteArray()).withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    known = new KnownBatches(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void shouldRecogniseABatchWheneverItComesAgainWithinSevenDays() {
    assertThat(isRetry(batch("b1", 1, 5), NOW)).isFalse();
    for (int hours = 0; hours <= 7 * 24; hours += 6) {
      assertThat(isRetry(batch("b1", 1, 5), NOW + Duration.ofHours(hours).toMillis()))
          .as("%d hours later", hours)
          .isTrue();
    }
  }

  @Test
  void shouldRecogniseABatchWhenItIsNotInMemory() {
    isRetry(batch("b1", 1, 5), NOW);
    isRetry(batch("b2", 60, 5), NOW);
    assertThat(isRetry(batch("b1", 1, 5), NOW)).isTrue();
    forgetHeld();
    assertThat(isRetry(batch("b1", 1, 5), NOW)).isTrue();
    assertThat(isRetry(batch("b2", 60, 5), NOW)).isTrue();
  }

  @Test
  void shouldRecogniseABatchWhenItsRecordTimeIsEarlier() {
    isRetry(batch("b1", 1, 5), NOW);
    assertThat(isRetry(batch("b1", 1, 5), NOW - Duration.ofDays(6).toMillis())).isTrue();
  }

  @Test
  void shouldTellBatchesApartWhenTheirSamplesStreamsOrIdsDiffer() {
    isRetry(batch("b1", 1, 5), NOW);
    assertThat(isRetry(batch("b1", 1, 6), NOW)).isFalse();
    assertThat(isRetry(batch("b1", 60, 5), NOW)).isFalse();
    assertThat(isRetry(batch("b2", 1, 5), NOW)).isFalse();
    assertThat(isRetry("press8", batch("b1", 1, 5), NOW)).isFalse();
  }

  @Test
  void shouldRecogniseAllBatchesOfAnIdWhenNumbersStartedOver() {
    long later = NOW + Duration.ofDays(4).toMillis();
    isRetry(batch("b1", 1, 5), NOW);
    isRetry(batch("b1", 1, 6), NOW);
    isRetry(batch("b1", 1, 7), later);
    for (int value : List.of(5, 6, 7)) {
      assertThat(isRetry(batch("b1", 1, value), later)).isTrue();
    }
  }

  @Test
  void shouldRecogniseMoreBatchesOfAMomentThanOneValueHolds() {
    for (int value = 0; value < 1_500; value++) {
      assertThat(isRetry(batch("b", 1, value), NOW)).isFalse();
    }
    forgetHeld();
    for (int value = 0; value < 1_500; value++) {
      assertThat(isRetry(batch("b", 1, value), NOW)).isTrue();
    }
  }

  @Test
  void shouldForgetABatchWhenItCannotComeAgainAnyMore() {
    isRetry(batch("b1", 1, 5), NOW);
    long later = NOW + Duration.ofDays(30).toMillis();
    isRetry("press8", batch("b1", 1, 5), later);
    assertThat(isRetry(batch("b1", 1, 5), later)).isFalse();
  }

  @Test
  void shouldSayTheSameWhateverIsHeldInMemory() {
    Random random = new Random(3);
    Set<String> came = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      int second = i / 100 + random.nextInt(6);
      int value = random.nextInt(20);
      boolean isRetry = isRetry(batch("b", second, value), NOW + i);
      assertThat(isRetry).isEqualTo(!came.add(second + "|" + value));
      if (random.nextInt(20) == 0) {
        forgetHeld();
      }
    }
  }

  /** As the processor does: the state is stored, and what is beside it is not. */
  private void forgetHeld() {
    held.replaceAll((stream, before) -> new HeldStream(before.state()));
  }

  private boolean isRetry(SampleBatch batch, long timeMs) {
    return isRetry(STREAM, batch, timeMs);
  }

  private boolean isRetry(String streamId, SampleBatch batch, long timeMs) {
    HeldStream stream =
        held.computeIfAbsent(streamId, id -> new HeldStream(StreamState.newBuilder().build()));
    boolean isRetry = known.isRetry(streamId, stream, batch, timeMs);
    long newestNs = batch.getSamples().get(0).getTimeUs() * 1_000;
    Long before = stream.state().getNewestSampleNs();
    stream.state().setNewestSampleNs(before == null ? newestNs : Math.max(before, newestNs));
    return isRetry;
  }

  private static SampleBatch batch(String id, int second, int value) {
    return new SampleBatch(
        STREAM,
        "",
        id,
        Instant.EPOCH,
        List.of(new BatchSensor("p1", "", "")),
        List.of(new Sample(0, second * 1_000_000L, 0, (double) value, 1.0)));
  }
}
