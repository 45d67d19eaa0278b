package io.vertac.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertac.config.DatabaseUrl;
import io.vertac.config.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What has arrived in the stores. */
public final class Stored implements AutoCloseable {
  private final Connection database;
  private final String timeSeriesUrl;
  private final HttpClient http = HttpClient.newHttpClient();

  public Stored(Map<String, String> variables) throws SQLException {
    DatabaseUrl url = DatabaseUrl.from(new Environment(variables), "DATABASE_URL").orElseThrow();
    database = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    timeSeriesUrl = variables.get("INFLUXDB_URL");
  }

  public long finishedCycles() throws SQLException {
    return number("SELECT count(*) FROM live_analyses");
  }

  /** Samples in finished cycles, each counted once. */
  long cycleSamples() throws SQLException {
    return number("SELECT coalesce(sum(sample_count), 0) FROM live_cycles WHERE final");
  }

  public long readings() throws IOException, InterruptedException {
    String query = URLEncoder.encode("SELECT count() FROM sensor_readings", StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(timeSeriesUrl + "/exec?query=" + query)).build();
    String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(body).path("dataset").path(0).path(0).asLong();
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
