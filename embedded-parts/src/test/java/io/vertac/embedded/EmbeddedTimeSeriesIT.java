package io.vertac.embedded;

import static io.vertac.embedded.TimeSeriesTalk.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTimeSeriesIT {
  /** A minute ago, in nanoseconds. */
  private static final long NOW = Instant.now().minusSeconds(60).getEpochSecond() * 1_000_000_000L;

  @TempDir Path folder;

  @Test
  void shouldKeepBothWhenTwoReadingsAreOneNanosecondApart() throws Exception {
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
      talk(store).write(reading("s1", 1.5, NOW), reading("s1", 2.5, NOW + 1));
      talk(store).awaitRows(2);
      assertThat(
              talk(store).query("SELECT value, timestamp FROM sensor_readings ORDER BY timestamp"))
          .contains("[1.5,")
          .contains("000000000Z")
          .contains("[2.5,")
          .contains("000000001Z");
    }
  }

  @Test
  void shouldChangeNothingWhenAReadingIsWrittenAgain() throws Exception {
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
      talk(store).write(reading("s1", 1, NOW), reading("s2", 1, NOW));
      talk(store).write(reading("s1", 1, NOW), reading("s3", 1, NOW));
      talk(store).awaitRows(3);
    }
  }

  @Test
  void shouldKeepReadingsWhenStoppedAndStartedAgain() throws Exception {
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
      talk(store).write(reading("s1", 7.25, NOW));
    }
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
      talk(store).awaitRows(1);
      assertThat(talk(store).query("SELECT value FROM sensor_readings")).contains("[[7.25]]");
    }
  }

  @Test
  void shouldHaveTheColumnsOfTheContractWhenNothingWasWrittenYet() throws Exception {
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
      assertThat(
              talk(store)
                  .query("SELECT \"column\", \"type\" FROM (SHOW COLUMNS FROM sensor_readings)"))
          .contains(
              "[\"dataset_id\",\"SYMBOL\"],[\"stream_id\",\"SYMBOL\"],[\"sensor_id\",\"SYMBOL\"],"
                  + "[\"sensor_name\",\"SYMBOL\"],[\"value\",\"DOUBLE\"],[\"quality\",\"DOUBLE\"],"
                  + "[\"latency_ms\",\"LONG\"],[\"timestamp\",\"TIMESTAMP_NS\"]");
      assertThat(talk(store).query("SELECT ttlValue, ttlUnit, walEnabled, dedup FROM tables()"))
          .contains("[1,\"WEEK\",true,true]");
    }
  }

  @Test
  void shouldPrintNothingWhenStartedAndStopped() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .doesNotContain("Log configuration", "log configuration", "QuestDB", "server-main");
  }

  @Test
  void shouldSayWhoHasTheFolderWhenItIsInUse() {
    try (EmbeddedTimeSeries first = new EmbeddedTimeSeries(folder);
        EmbeddedTimeSeries second = new EmbeddedTimeSeries(folder)) {
      first.start();
      assertThatThrownBy(second::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("is in use by another VerTac");
    }
  }

  private static TimeSeriesTalk talk(EmbeddedTimeSeries store) {
    return new TimeSeriesTalk(store);
  }
}
