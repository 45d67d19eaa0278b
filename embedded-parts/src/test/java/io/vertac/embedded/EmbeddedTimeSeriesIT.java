package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.WritePrecision;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
      write(store, reading("s1", 1.5, NOW), reading("s1", 2.5, NOW + 1));
      awaitRows(store, 2);
      assertThat(query(store, "SELECT value, timestamp FROM sensor_readings ORDER BY timestamp"))
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
      write(store, reading("s1", 1, NOW), reading("s2", 1, NOW));
      write(store, reading("s1", 1, NOW), reading("s3", 1, NOW));
      awaitRows(store, 3);
    }
  }

  @Test
  void shouldKeepReadingsWhenStoppedAndStartedAgain() throws Exception {
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
      write(store, reading("s1", 7.25, NOW));
    }
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
      awaitRows(store, 1);
      assertThat(query(store, "SELECT value FROM sensor_readings")).contains("[[7.25]]");
    }
  }

  @Test
  void shouldHaveTheColumnsOfTheContractWhenNothingWasWrittenYet() throws Exception {
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder)) {
      store.start();
      assertThat(
              query(store, "SELECT \"column\", \"type\" FROM (SHOW COLUMNS FROM sensor_readings)"))
          .contains(
              "[\"dataset_id\",\"SYMBOL\"],[\"stream_id\",\"SYMBOL\"],[\"sensor_id\",\"SYMBOL\"],"
                  + "[\"sensor_name\",\"SYMBOL\"],[\"value\",\"DOUBLE\"],[\"quality\",\"DOUBLE\"],"
                  + "[\"latency_ms\",\"LONG\"],[\"timestamp\",\"TIMESTAMP_NS\"]");
      assertThat(query(store, "SELECT ttlValue, ttlUnit, walEnabled, dedup FROM tables()"))
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

  private static String reading(String sensor, double value, long nanos) {
    return "sensor_readings,dataset_id=d,stream_id=a,sensor_id=%s,sensor_name=Oil\\ pressure value=%s,quality=1.0,latency_ms=3i %d"
        .formatted(sensor, value, nanos);
  }

  private static void write(EmbeddedTimeSeries store, String... lines) {
    InfluxDBClientOptions options =
        InfluxDBClientOptions.builder()
            .url(store.url())
            .authenticateToken(store.token().toCharArray())
            .org("vertac")
            .bucket("sensor_readings")
            .build();
    try (InfluxDBClient client = InfluxDBClientFactory.create(options)) {
      client.getWriteApiBlocking().writeRecords(WritePrecision.NS, List.of(lines));
    }
  }

  private static void awaitRows(EmbeddedTimeSeries store, int rows) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(query(store, "SELECT count() FROM sensor_readings"))
                    .contains("\"dataset\":[[" + rows + "]]"));
  }

  private static String query(EmbeddedTimeSeries store, String sql) throws Exception {
    String encoded = URLEncoder.encode(sql, StandardCharsets.UTF_8);
    URI uri = URI.create(store.url() + "/exec?query=" + encoded);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
