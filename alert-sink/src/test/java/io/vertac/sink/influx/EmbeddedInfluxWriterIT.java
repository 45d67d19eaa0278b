package io.vertac.sink.influx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.embedded.EmbeddedTimeSeries;
import io.vertac.sink.RealParts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The writer on the embedded time-series store. */
class EmbeddedInfluxWriterIT extends InfluxWriterContract {

  @Override
  InfluxSettings settings(int batchPoints, boolean gzip) {
    EmbeddedTimeSeries store = RealParts.timeSeries();
    return new InfluxSettings(
        store.url(),
        store.token(),
        "vertac",
        "sensor_readings",
        batchPoints,
        2,
        Duration.ofSeconds(30),
        gzip,
        Optional.empty());
  }

  @Override
  List<Reading> readings(String streamId) {
    List<Reading> readings = new ArrayList<>();
    String sql =
        "SELECT dataset_id, sensor_id, sensor_name, value, quality, latency_ms,"
            + " timestamp::long FROM sensor_readings WHERE stream_id = '%s'"
            + " ORDER BY sensor_id, timestamp";
    for (JsonNode row :
        new TimeSeriesQuery(RealParts.timeSeries().url()).rows(sql.formatted(streamId))) {
      readings.add(
          new Reading(
              row.get(0).asText(),
              row.get(1).asText(),
              row.get(2).asText(),
              row.get(3).asDouble(),
              row.get(4).asDouble(),
              row.get(5).asLong(),
              row.get(6).asLong()));
    }
    return readings;
  }
}
