package io.vertac.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.sink.DestinationStatus.State;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DestinationHealthTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T06:00:00Z");
  private Instant now = BEGIN;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final DestinationHealth health = new DestinationHealth("postgres", clock);

  @Test
  void shouldTellSinceWhenItIsDownAndWhy() {
    assertThat(health.status().state()).isEqualTo(State.STARTING);
    health.up();
    now = BEGIN.plusSeconds(10);
    health.down(new DestinationUnavailableException("connection refused", null));
    now = BEGIN.plusSeconds(20);
    health.down(new DestinationUnavailableException("starting up", null));

    assertThat(health.status().state()).isEqualTo(State.DOWN);
    assertThat(health.status().since()).isEqualTo(BEGIN.plusSeconds(10));
    assertThat(health.status().lastError()).contains("starting up");
  }

  @Test
  void shouldRememberTheLastErrorWhenItIsUpAgain() {
    health.down(new DestinationUnavailableException("connection refused", null));
    now = BEGIN.plusSeconds(5);
    health.up();
    now = BEGIN.plusSeconds(9);
    health.up();

    assertThat(health.status().state()).isEqualTo(State.UP);
    assertThat(health.status().since()).isEqualTo(BEGIN.plusSeconds(5));
    assertThat(health.status().lastError()).contains("connection refused");
  }

  @Test
  void shouldAddUpWhatWasWritten() {
    health.written(3, 300, 1, BEGIN.toEpochMilli());
    now = BEGIN.plusSeconds(5);
    health.written(2, 200, 0, BEGIN.plusSeconds(3).toEpochMilli());
    health.lag(7);

    assertThat(health.status())
        .extracting(s -> s.records(), s -> s.items(), s -> s.deadLetters(), s -> s.lag())
        .containsExactly(5L, 500L, 1L, 7L);
    assertThat(health.status().delayMs()).as("of the last write").isEqualTo(2_000);
  }
}
