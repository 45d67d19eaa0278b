package io.vertac.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
  private final ClockOffset offset = new ClockOffset();

  @Test
  void shouldFindTheOffsetMoreExactlyThanOneDateSaysIt() {
    assertThat(offset.seconds()).isEmpty();
    answers(1_760_000_000_000L, 2_345);
    assertThat(offset.seconds().getAsDouble()).isCloseTo(2.345, within(0.05));
  }

  @Test
  void shouldNoticeThatAClockWasSet() {
    answers(1_760_000_000_000L, 2_345);
    answers(1_760_000_100_000L, -60_000);
    assertThat(offset.seconds().getAsDouble()).isCloseTo(-60, within(0.05));
  }

  /** A hundred answers at odd moments, 4 ms under way each time. */
  private void answers(long from, long ahead) {
    for (int i = 0; i < 100; i++) {
      long sent = from + i * 137L;
      Instant theirs = Instant.ofEpochMilli(sent + 2 + ahead);
      String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs.atOffset(ZoneOffset.UTC));
      offset.observe(date, sent, sent + 4);
    }
  }
}
