package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CycleState;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CycleClaimTest {
  private static final UUID CYCLE = UUID.randomUUID();
  private static final UUID STREAM = UUID.randomUUID();
  private static final Instant TIME = Instant.parse("2026-03-01T06:00:00Z");

  @Test
  void shouldMergeIntoTheSameInEitherOrder() {
    CycleClaim running =
        new CycleClaim(CYCLE, STREAM, 4, TIME.minusSeconds(60), null, CycleState.active);
    CycleClaim over = CycleClaim.over(CYCLE, STREAM, null, TIME);
    CycleClaim earlier = CycleClaim.over(CYCLE, STREAM, 4, TIME.minusSeconds(5));

    CycleClaim expected =
        new CycleClaim(
            CYCLE, STREAM, 4, TIME.minusSeconds(60), TIME.minusSeconds(5), CycleState.stopped);
    assertThat(running.merge(over).merge(earlier)).isEqualTo(expected);
    assertThat(earlier.merge(over).merge(running)).isEqualTo(expected);
    assertThat(over.merge(running).merge(earlier)).isEqualTo(expected);
  }
}
