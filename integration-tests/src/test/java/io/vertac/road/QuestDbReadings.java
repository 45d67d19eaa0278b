package io.vertac.road;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The embedded time-series store, asked in SQL. */
final class QuestDbReadings implements ReadingsStore {
  private static final String UNAPPLIED =
      "SELECT count() FROM wal_tables() WHERE name = 'sensor_readings' AND sequencerTxn <> writerTxn";

  private final HttpTalk http;

  QuestDbReadings(String url) {
    http = new HttpTalk(url);
  }

  @Override
  public long count(String streamId) {
    // What was acknowledged becomes visible a little later.
    await().atMost(Duration.ofSeconds(120)).until(() -> number(UNAPPLIED) == 0);
    return number("SELECT count() FROM sensor_readings WHERE stream_id = '" + streamId + "'");
  }

  private long number(String sql) {
    Answer answer = http.get("/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
    JsonNode rows = answer.json().path("dataset");
    if (answer.status() != 200 || !rows.isArray()) {
      throw new IllegalStateException("the time-series store answered " + answer.json());
    }
    return rows.path(0).path(0).asLong();
  }
}
