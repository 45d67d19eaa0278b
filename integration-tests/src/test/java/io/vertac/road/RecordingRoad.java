package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.EdgeConnector;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.config.Speed;
import io.vertac.edge.progress.EdgeCounts;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.recording.CsvRecording;
import io.vertac.edge.recording.Mapping;
import io.vertac.edge.recording.PlayOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded machine, played by the real connector as fast as the pipeline takes it. */
abstract class RecordingRoad {
  private static final int CYCLES = 4;
  private static final int ROWS = 50;
  private static final int SENSORS = 2;
  private static final int SAMPLES = CYCLES * ROWS * SENSORS;

  @TempDir Path folder;

  abstract Road road();

  @Test
  void shouldStoreWhatWasSentAndChangeNothingWhenPlayedAgain() throws Exception {
    Path recording = record();
    String stream = play(recording);
    Road.eventually(() -> assertThat(road().tables().finishedCycles(stream)).hasSize(CYCLES));
    road().awaitQuiet();
    assertThat(road().readings().count(stream)).isEqualTo(SAMPLES);
    String row = " stopped " + ROWS * SENSORS;
    assertThat(road().tables().finishedCycles(stream))
        .containsExactly("1" + row, "2" + row, "3" + row, "4" + row);
    assertThat(road().tables().deviations(stream, "reference")).isEqualTo((CYCLES - 1) * SENSORS);
    assertThat(road().tables().deviations(stream, "previous")).isEqualTo((CYCLES - 1) * SENSORS);

    List<String> before = road().tables().dump(stream);
    assertThat(play(recording)).isEqualTo(stream);
    road().awaitQuiet();
    assertThat(road().tables().dump(stream)).isEqualTo(before);
    assertThat(road().readings().count(stream)).isEqualTo(SAMPLES);
  }

  private String play(Path recording) throws InterruptedException {
    CsvRecording source =
        CsvRecording.open(recording, Mapping.NONE, new PlayOptions("rig", null, false));
    EdgeConfig config = EdgeConfig.of(URI.create(road().url()), folder.resolve("edge"), Speed.MAX);
    EdgeConnector connector =
        new EdgeConnector(config, source, EdgeProgress.SILENT, Clock.systemUTC());
    connector.start();
    try {
      assertThat(connector.awaitDone(180)).isTrue();
      assertThat(connector.failure()).isNull();
      EdgeCounts counts = connector.counts();
      assertThat(List.of(counts.read(), counts.sent(), counts.acknowledged()))
          .containsOnly((long) SAMPLES);
      assertThat(counts.rejected() + counts.unreadable()).isZero();
      return connector.streamId();
    } finally {
      connector.close();
    }
  }

  private Path record() throws IOException {
    StringBuilder rows = new StringBuilder("cycle,t,pressure,flow\n");
    for (int cycle = 1; cycle <= CYCLES; cycle++) {
      for (int t = 0; t < ROWS; t++) {
        double pressure = 100 + 40 * Math.sin(t * Math.PI / ROWS) + cycle;
        double flow = 6 - t / 25.0;
        rows.append(String.format(Locale.ROOT, "%d,%d,%.3f,%.3f%n", cycle, t, pressure, flow));
      }
    }
    return Files.writeString(folder.resolve("rig.csv"), rows);
  }
}
