package io.vertac.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.config.Environment;
import io.vertac.sink.influx.TimeSeriesQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sink between real topics and real destinations. */
abstract class AlertSinkITBase {
  protected TestTopics topics;
  protected TestDatabase database;
  protected TimeSeriesQuery timeSeries;
  private final List<AlertSink> sinks = new ArrayList<>();

  @BeforeEach
  void connect() {
    topics = new TestTopics();
    database = TestDatabase.create(RealParts.postgres().url());
    timeSeries = new TimeSeriesQuery(RealParts.timeSeries().url());
  }

  @AfterEach
  void disconnect() {
    sinks.forEach(
        sink -> {
          assertThat(sink.failure()).isNull();
          sink.close();
        });
    topics.close();
  }

  /**
   * @param settings beyond those that name the parts, or instead of them
   */
  protected AlertSink start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(topics.environment());
    all.put("DATABASE_URL", database.address());
    all.put("INFLUXDB_URL", RealParts.timeSeries().url());
    all.put("SINK_RETRY_MAX_MS", "300");
    all.putAll(settings);
    AlertSink sink = new AlertSink(AlertSinkConfig.from(new Environment(all)));
    sinks.add(sink);
    sink.start();
    return sink;
  }

  protected static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(100));
  }

  protected static long records(AlertSink sink, String destination) {
    return sink.destinations().get(destination).records();
  }

  /** A table that another program has not created yet has no rows. */
  protected int rows(String table) {
    String exists = database.value("SELECT to_regclass('" + table + "')");
    return exists == null ? 0 : database.count(table);
  }
}
