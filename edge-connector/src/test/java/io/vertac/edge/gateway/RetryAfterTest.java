package io.vertac.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void shouldReadSecondsAndDates() {
    assertThat(RetryAfter.parse(" 3 ", clock)).contains(Duration.ofSeconds(3));
    assertThat(RetryAfter.parse("Sun, 01 Mar 2026 12:00:10 GMT", clock))
        .contains(Duration.ofSeconds(10));
    assertThat(RetryAfter.parse("Sun, 01 Mar 2026 11:00:00 GMT", clock)).contains(Duration.ZERO);
  }

  @Test
  void shouldReadNothingWhenItIsNeither() {
    assertThat(RetryAfter.parse("soon", clock)).isEmpty();
    assertThat(RetryAfter.parse("-1", clock)).isEmpty();
  }
}
