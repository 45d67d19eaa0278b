package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.WritePrecision;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What the tests say to a time-series store: InfluxDB's client to write, SQL to read. */
record TimeSeriesTalk(EmbeddedTimeSeries store) {

  /** In the line protocol's form, as the contract has it. */
  static String reading(String sensor, double value, long nanos) {
    return ("sensor_readings,dataset_id=d,stream_id=a,sensor_id=%s,sensor_name=Oil\\ pressure"
            + " value=%s,quality=1.0,latency_ms=3i %d")
        .formatted(sensor, value, nanos);
  }

  void write(String... lines) {
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

  void awaitRows(int rows) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(query("SELECT count() FROM sensor_readings"))
                    .contains("\"dataset\":[[" + rows + "]]"));
  }

  /** Brings the aggregates up to date with all that was written, now and not within a minute. */
  void refreshMinutes() {
    String behind =
        "SELECT view_status, base_table_txn - refresh_base_table_txn, wal_pending_row_count"
            + " FROM materialized_views() JOIN tables() ON base_table_name = table_name";
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              query("REFRESH MATERIALIZED VIEW sensor_readings_1m INCREMENTAL");
              assertThat(query(behind)).contains("[[\"valid\",0,0]]");
            });
    awaitApplied();
  }

  /** What is written and altered goes into a log of its table, and is seen once it is applied. */
  void awaitApplied() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        query("SELECT count() FROM wal_tables() WHERE writerTxn <> sequencerTxn"))
                    .contains("\"dataset\":[[0]]"));
  }

  String query(String sql) throws Exception {
    String encoded = URLEncoder.encode(sql, StandardCharsets.UTF_8);
    URI uri = URI.create(store.url() + "/exec?query=" + encoded);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
