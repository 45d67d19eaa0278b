package io.vertac.cycle.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class OpenChunkTest {
  private static final int CYCLE = 7;
  private static final long COMMITS = 40;

  private final OpenChunk chunk = new OpenChunk(Bytes.wrap(new byte[] {1}), CYCLE, COMMITS);

  @Test
  void shouldTakeBatchesOfItsCycleUntilTheNextCommit() {
    chunk.add(new byte[2_000]);

    assertThat(chunk.takes(CYCLE, COMMITS, 2_000)).isTrue();
  }

  @Test
  void shouldTakeNoMoreWhenItWasCommittedSoThatItIsNotWrittenAgain() {
    assertThat(chunk.takes(CYCLE, COMMITS + 1, 2_000)).isFalse();
  }

  @Test
  void shouldTakeNothingOfAnotherCycle() {
    assertThat(chunk.takes(CYCLE + 1, COMMITS, 2_000)).isFalse();
  }

  @Test
  void shouldNotGrowForEver() {
    while (chunk.takes(CYCLE, COMMITS, 2_000)) {
      chunk.add(new byte[2_000]);
    }

    assertThat(chunk.value().length).isBetween(40_000, 64_000);
  }
}
