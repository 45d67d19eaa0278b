package io.vertac.edge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final long SECOND = 1_000_000_000L;
  private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
  private long elapsed;

  @Test
  void shouldRunOnAndCatchUpSlowlyWhenTheClockIsSetBack() {
    SteadyClock clock = new SteadyClock(computer(), () -> elapsed);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      if (i == 50) {
        wall = wall.minusSeconds(5);
      }
      times.add(clock.next());
      pass(1);
    }
    assertThat(times).isSorted().doesNotHaveDuplicates();
    long last = times.get(199) - nanos(wall.minusSeconds(1));
    assertThat(last).as("caught up").isZero();
    assertThat(times.get(60) - times.get(50)).isBetween(8 * SECOND, 10 * SECOND);
  }

  @Test
  void shouldFollowAClockThatIsSetForward() {
    SteadyClock clock = new SteadyClock(computer(), () -> elapsed);
    clock.next();
    wall = wall.plusSeconds(3600);
    assertThat(clock.next()).isEqualTo(nanos(wall));
  }

  @Test
  void shouldTellRepetitionsFromOtherReadingsOfTheSameTime() {
    RecentReadings recent = new RecentReadings();
    assertThat(recent.place(1_000, 5)).isEqualTo(1_000);
    assertThat(recent.place(2_000, 6)).isEqualTo(2_000);
    assertThat(recent.place(1_000, 5)).isEqualTo(Long.MIN_VALUE);
    assertThat(recent.place(1_000, 7)).isEqualTo(3_000);
    assertThat(recent.place(500, 8)).isEqualTo(500);
  }

  private void pass(int seconds) {
    wall = wall.plusSeconds(seconds);
    elapsed += seconds * SECOND;
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }

  private Clock computer() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return wall;
      }
    };
  }
}
