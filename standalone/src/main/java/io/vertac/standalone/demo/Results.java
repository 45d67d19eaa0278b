package io.vertac.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the pipeline made of the played cycles, from where it stored it. */
final class Results implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CYCLES =
      """
      SELECT c.cycle_number, coalesce(c.metadata ->> 'cycle', '') AS label,
             coalesce(nullif(c.metadata ->> 'injected_fault', 'none'), '') AS injected, c.status,
             a.health_score, a.severity, a.is_reference,
             coalesce(a.top_3_sensors -> 0 ->> 'sensor_name', '') AS worst,
             (SELECT count(*) FROM live_alerts l WHERE l.cycle_id = c.id) AS alerts
        FROM live_cycles c JOIN live_analyses a ON a.cycle_id = c.id
       WHERE c.id = ANY (?::uuid[]) AND c.final
       ORDER BY c.cycle_number
      """;

  private static final String SPAN =
      """
      SELECT min(start_time), max(end_time), sum(sample_count)
        FROM live_cycles WHERE id = ANY (?::uuid[])
      """;

  private final Connection database;
  private final String timeSeriesUrl;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param variables as in endpoints.env
   */
  Results(Map<String, String> variables) throws SQLException {
    DatabaseUrl url = DatabaseUrl.from(new Environment(variables), "DATABASE_URL").orElseThrow();
    database = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    timeSeriesUrl = variables.get("INFLUXDB_URL");
  }

  List<CycleResult> cycles(Collection<String> cycleIds) throws SQLException {
    List<CycleResult> cycles = new ArrayList<>();
    try (PreparedStatement query = prepare(CYCLES, cycleIds);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        cycles.add(
            new CycleResult(
                rows.getInt("cycle_number"),
                rows.getString("label"),
                rows.getString("injected"),
                rows.getString("status"),
                rows.getObject("health_score", Double.class),
                rows.getString("severity"),
                rows.getBoolean("is_reference"),
                rows.getString("worst"),
                rows.getInt("alerts")));
      }
    }
    return cycles;
  }

  /**
   * Readings of the stream in the time-series store, from the first cycle's start to the last's
   * end.
   */
  long storedReadings(String streamId, Collection<String> cycleIds)
      throws SQLException, IOException, InterruptedException {
    Optional<Span> span = span(cycleIds);
    return span.isEmpty() ? 0 : count(streamId, span.get());
  }

  private Optional<Span> span(Collection<String> cycleIds) throws SQLException {
    try (PreparedStatement query = prepare(SPAN, cycleIds);
        ResultSet row = query.executeQuery()) {
      row.next();
      Timestamp from = row.getTimestamp(1);
      Timestamp to = row.getTimestamp(2);
      return from == null || to == null
          ? Optional.empty()
          : Optional.of(new Span(from.toInstant(), to.toInstant()));
    }
  }

  private long count(String streamId, Span span) throws IOException, InterruptedException {
    String sql =
        "SELECT count() FROM sensor_readings WHERE stream_id = '%s' AND timestamp BETWEEN '%s' AND '%s'"
            .formatted(streamId, span.from(), span.to().plusNanos(999));
    URI uri =
        URI.create(timeSeriesUrl + "/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    JsonNode rows = JSON.readTree(answer.body()).path("dataset");
    if (answer.statusCode() != 200 || !rows.isArray()) {
      throw new IOException("the time-series store answered " + answer.body());
    }
    return rows.path(0).path(0).asLong();
  }

  private PreparedStatement prepare(String sql, Collection<String> ids) throws SQLException {
    PreparedStatement query = database.prepareStatement(sql);
    query.setArray(1, database.createArrayOf("text", ids.toArray()));
    return query;
  }

  @Override
  public void close() throws SQLException {
    database.close();
    // The client's own thread ends with the last reference to it.
  }

  private record Span(Instant from, Instant to) {}
}
