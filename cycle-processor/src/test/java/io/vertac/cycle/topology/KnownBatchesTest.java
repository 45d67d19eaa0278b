package io.vertac.cycle.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownBatchesTest {
  private static final long NOW = Duration.ofDays(20_000).toMillis();

  @TempDir private File folder;
  private WindowStore<String, List<Long>> store;
  private KnownBatches known;

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
    store = Stores.memory("known", Stores.fingerprints()).withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    known = new KnownBatches(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void shouldRecogniseABatchWheneverItComesAgainWithinSevenDays() {
    assertThat(known.isRetry("press7", "b1", 5, NOW)).isFalse();
    for (int hours = 0; hours <= 7 * 24; hours += 6) {
      assertThat(known.isRetry("press7", "b1", 5, NOW + Duration.ofHours(hours).toMillis()))
          .as("%d hours later", hours)
          .isTrue();
    }
  }

  @Test
  void shouldRecogniseABatchWhenItsRecordTimeIsEarlier() {
    known.isRetry("press7", "b1", 5, NOW);
    assertThat(known.isRetry("press7", "b1", 5, NOW - Duration.ofDays(6).toMillis())).isTrue();
  }

  @Test
  void shouldTellBatchesApartWhenTheirSamplesStreamsOrIdsDiffer() {
    known.isRetry("press7", "b1", 5, NOW);
    assertThat(known.isRetry("press7", "b1", 6, NOW)).isFalse();
    assertThat(known.isRetry("press8", "b1", 5, NOW)).isFalse();
    assertThat(known.isRetry("press7", "b2", 5, NOW)).isFalse();
  }

  @Test
  void shouldRecogniseAllBatchesOfAnIdWhenNumbersStartedOver() {
    long later = NOW + Duration.ofDays(4).toMillis();
    known.isRetry("press7", "b1", 5, NOW);
    known.isRetry("press7", "b1", 6, NOW);
    known.isRetry("press7", "b1", 7, later);
    for (long fingerprint : List.of(5L, 6L, 7L)) {
      assertThat(known.isRetry("press7", "b1", fingerprint, later)).isTrue();
    }
  }

  @Test
  void shouldForgetABatchWhenItCannotComeAgainAnyMore() {
    known.isRetry("press7", "b1", 5, NOW);
    long later = NOW + Duration.ofDays(30).toMillis();
    known.isRetry("press7", "b2", 5, later);
    assertThat(known.isRetry("press7", "b1", 5, later)).isFalse();
  }
}
