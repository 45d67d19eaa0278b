package io.vertac.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration MIN = Duration.ofMillis(100);
  private static final Duration MAX = Duration.ofSeconds(5);
  private static final RandomGenerator NEVER_SHORTER = () -> 0;

  @Test
  void shouldDoubleUpToTheLongest() {
    Backoff backoff = new Backoff(MIN, MAX, NEVER_SHORTER);

    assertThat(backoff.next()).hasMillis(100);
    assertThat(backoff.next()).hasMillis(200);
    assertThat(backoff.next()).hasMillis(400);
    for (int i = 0; i < 100; i++) {
      backoff.next();
    }
    assertThat(backoff.next()).hasMillis(5000);
  }

  @Test
  void shouldBeginAnewAfterSuccess() {
    Backoff backoff = new Backoff(MIN, MAX, NEVER_SHORTER);
    backoff.next();
    backoff.next();
    backoff.reset();

    assertThat(backoff.next()).hasMillis(100);
  }

  @Test
  void shouldShortenAWaitByUpToAHalf() {
    Backoff backoff = new Backoff(MAX, MAX, new Random(1));

    for (int i = 0; i < 1000; i++) {
      assertThat(backoff.next()).isBetween(Duration.ofMillis(2500), MAX);
    }
  }
}
