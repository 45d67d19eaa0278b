package io.vertac.sink.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks the embedded time-series store in SQL. */
public final class TimeSeriesQuery {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  public TimeSeriesQuery(String url) {
    this.url = url;
  }

  /** The rows, as arrays of values. */
  public JsonNode rows(String sql) {
    URI uri = URI.create(url + "/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
    try {
      String body = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      JsonNode rows = JSON.readTree(body).get("dataset");
      if (rows == null) {
        throw new IllegalStateException(sql + ": " + body);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public long count(String streamId) {
    return rows("SELECT count() FROM sensor_readings WHERE stream_id = '" + streamId + "'")
        .get(0)
        .get(0)
        .asLong();
  }
}
