package io.vertac.embedded;

import static io.vertac.embedded.TimeSeriesTalk.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinuteAggregatesIT {
  private static final String MINUTES =
      "SELECT sensor_id, avg_value, min_value, max_value, sample_count FROM sensor_readings_1m"
          + " ORDER BY timestamp, sensor_id";

  /** The beginning of a minute, in nanoseconds. */
  private static final long MINUTE =
      Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60).getEpochSecond()
          * 1_000_000_000L;

  private static final long DAYS_AGO = MINUTE - Duration.ofDays(5).toNanos();

  @TempDir Path folder;
  private EmbeddedTimeSeries store;
  private TimeSeriesTalk talk;

  @BeforeEach
  void startStore() {
    store = new EmbeddedTimeSeries(folder);
    store.start();
    talk = new TimeSeriesTalk(store);
  }

  @AfterEach
  void stopStore() {
    store.close();
  }

  @Test
  void shouldCountOnceWhenAReadingIsWrittenAgain() throws Exception {
    talk.write(reading("s1", 1, MINUTE), reading("s1", 4, MINUTE + 1), reading("s2", 7, MINUTE));
    talk.refreshMinutes();
    talk.write(reading("s1", 4, MINUTE + 1));
    talk.refreshMinutes();
    assertThat(talk.query(MINUTES)).contains("[[\"s1\",2.5,1.0,4.0,2],[\"s2\",7.0,7.0,7.0,1]]");
  }

  @Test
  void shouldOutliveRawReadingsWhenTheseAreDropped() throws Exception {
    writeAggregateAndDropDaysAgo();
    assertThat(talk.query(MINUTES)).contains("[[\"old\",2.0,1.0,3.0,2],[\"new\",5.0,5.0,5.0,1]]");
  }

  @Test
  void shouldStayWhenAReadingComesAfterItsMinuteWasDropped() throws Exception {
    writeAggregateAndDropDaysAgo();
    // As if the days had passed: the limit now lies between the dropped minute and this one.
    talk.query("ALTER MATERIALIZED VIEW sensor_readings_1m SET REFRESH LIMIT 1 DAY");
    talk.awaitApplied();
    talk.write(reading("late", 9, DAYS_AGO + 5));
    talk.refreshMinutes();
    assertThat(talk.query(MINUTES)).contains("[[\"old\",2.0,1.0,3.0,2],[\"new\",5.0,5.0,5.0,1]]");
  }

  @Test
  void shouldBeKeptNinetyDaysWhenCreated() throws Exception {
    // The store takes such changes into its log and applies them a moment later.
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        talk.query(
                            "SELECT refresh_limit, refresh_limit_unit, timer_interval,"
                                + " timer_interval_unit FROM materialized_views()"))
                    .contains("[[167,\"HOUR\",1,\"MINUTE\"]]"));
    assertThat(talk.query("SELECT ttlValue, ttlUnit FROM tables() WHERE table_name LIKE '%_1m'"))
        .contains("[[90,\"DAY\"]]");
  }

  private void writeAggregateAndDropDaysAgo() throws Exception {
    talk.write(reading("old", 1, DAYS_AGO), reading("old", 3, DAYS_AGO + 1));
    talk.refreshMinutes();
    talk.query("ALTER TABLE sensor_readings SET TTL 1 DAY");
    talk.write(reading("new", 5, MINUTE));
    talk.awaitRows(1);
    talk.refreshMinutes();
  }
}
