package io.vertac.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FanOutPaceTest {
  private static final int MANY = 10_000;

  private final FanOutPace pace = new FanOutPace(2);

  @Test
  void shouldHardlyWaitWhenFewWatch() {
    assertThat(pace.between(10)).isLessThan(TimeUnit.MILLISECONDS.toNanos(1));
  }

  @Test
  void shouldLeaveMostOfTheProcessorsToOthersWhenManyWatch() {
    pace.took(TimeUnit.MICROSECONDS.toNanos(4) * MANY, MANY);
    long between = pace.between(MANY);
    assertThat(between).isEqualTo(TimeUnit.MILLISECONDS.toNanos(80));
  }

  @Test
  void shouldNeverWaitLongWhenSendingIsSlow() {
    pace.took(TimeUnit.SECONDS.toNanos(100), MANY);
    assertThat(pace.between(MANY)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(150));
  }

  @Test
  void shouldLearnOfManyMessagesNotOfOne() {
    long before = pace.between(MANY);
    pace.took(TimeUnit.MILLISECONDS.toNanos(1), 1);
    assertThat(pace.between(MANY)).isLessThan(2 * before);
    pace.took(1, 0);
    assertThat(pace.between(MANY)).isLessThan(2 * before);
  }
}
