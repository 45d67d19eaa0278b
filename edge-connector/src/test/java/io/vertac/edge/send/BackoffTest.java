package io.vertac.edge.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.config.RetryLimits;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(RetryLimits.USUAL, new SplittableRandom(5));

  @Test
  void shouldDoubleItsLimitUpToTheLongest() {
    assertThat(longestOf(1)).isBetween(80L, 100L);
    assertThat(longestOf(2)).isBetween(160L, 200L);
    assertThat(longestOf(20)).isBetween(4500L, 5000L);
    assertThat(longestOf(1_000_000)).isBetween(4500L, 5000L);
  }

  @Test
  void shouldScatterOverTheWholeTime() {
    Set<Long> delays = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      delays.add(backoff.delay(10, Optional.empty()).toMillis());
    }
    assertThat(delays).hasSizeGreaterThan(150).anyMatch(d -> d < 500);
  }

  @Test
  void shouldWaitAtLeastAsLongAsAsked() {
    Duration asked = Duration.ofSeconds(7);
    for (int i = 1; i < 50; i++) {
      assertThat(backoff.delay(i, Optional.of(asked))).isGreaterThanOrEqualTo(asked);
    }
    assertThat(backoff.delay(1, Optional.of(Duration.ofDays(1))))
        .isLessThan(Duration.ofSeconds(61));
  }

  private long longestOf(int failures) {
    long longest = 0;
    for (int i = 0; i < 300; i++) {
      longest = Math.max(longest, backoff.delay(failures, Optional.empty()).toMillis());
    }
    return longest;
  }
}
