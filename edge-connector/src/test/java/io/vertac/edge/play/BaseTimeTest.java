package io.vertac.edge.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.edge.Presses;
import io.vertac.edge.config.Speed;
import io.vertac.edge.recording.CsvRecording;
import io.vertac.edge.recording.Mapping;
import io.vertac.edge.recording.PlayOptions;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.state.StateDirectory;
import io.vertac.edge.state.StreamMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Clock LATER = Clock.offset(CLOCK, Duration.ofHours(5));
  private static final long SECOND = 1_000_000_000;
  private static final long NOW_NANOS = NOW.getEpochSecond() * SECOND;

  @TempDir Path folder;

  @Test
  void shouldEndNowWhenPlayedAtOnce() throws IOException {
    assertThat(choose(recording("p"), false, Speed.MAX, CLOCK)).isEqualTo(NOW_NANOS - 2 * SECOND);
  }

  @Test
  void shouldBeginNowWhenPlayedInRealTime() throws IOException {
    assertThat(choose(recording("p"), false, Speed.REAL_TIME, CLOCK)).isEqualTo(NOW_NANOS);
  }

  @Test
  void shouldStayWhereItWasWhenTheSameRecordingIsPlayedAgain() throws IOException {
    long first = choose(recording("p"), false, Speed.MAX, CLOCK);
    assertThat(choose(recording("p"), false, Speed.REAL_TIME, LATER)).isEqualTo(first);
    assertThat(choose(recording("q"), false, Speed.MAX, LATER)).isGreaterThan(first);
    assertThat(choose(recording("p"), true, Speed.MAX, LATER)).isGreaterThan(first);
  }

  @Test
  void shouldNeverGoBackBehindAnEarlierRunOfTheSameMachine() {
    MachineSource press = Presses.press(1, 10);
    long first = choose(press, false, Speed.MAX, CLOCK);
    long end = first + press.timing(0).durationNanos();
    assertThat(choose(press, false, Speed.MAX, CLOCK)).isGreaterThan(end);
  }

  @Test
  void shouldRefuseToRushAMachineWithoutEnd() {
    assertThatThrownBy(() -> choose(Presses.press(1, 0), false, Speed.MAX, CLOCK))
        .hasMessageContaining("speed=max")
        .hasMessageContaining("--cycles");
    assertThat(choose(Presses.press(1, 0), false, Speed.REAL_TIME, CLOCK)).isEqualTo(NOW_NANOS);
  }

  private long choose(MachineSource source, boolean newRun, Speed speed, Clock clock) {
    try (StreamMemory memory = new StateDirectory(folder).open(source, newRun)) {
      return BaseTime.choose(source, memory, speed, clock);
    }
  }

  private CsvRecording recording(String column) throws IOException {
    Path file = Files.writeString(folder.resolve("r.csv"), "t," + column + "\n0,1\n1,1\n2,1\n");
    return CsvRecording.open(file, Mapping.NONE, new PlayOptions("rig", null, false));
  }
}
