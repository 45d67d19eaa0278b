package io.vertac.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.embedded.EmbeddedPostgres;
import io.vertac.embedded.EmbeddedTimeSeries;
import io.vertac.sink.DestinationStatus.State;
import io.vertac.sink.influx.TimeSeriesQuery;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A destination that is away delays its records and nothing else. */
class OutageIT extends AlertSinkITBase {
  private static final String GROUP = "alert-sink-postgres";

  @Test
  void shouldLoseNothingWhenPostgresStopsInTheMiddle(@TempDir Path folder) throws Exception {
    Story story = Story.of("a", 40);
    List<StoryRecord> records = story.records();
    int third = records.size() / 3;
    try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder);
        Relay relay = new Relay(0)) {
      postgres.start();
      database = TestDatabase.create(postgres.url());
      TestDatabase behindRelay = database.at(through(postgres.url(), relay));
      relay.connectTo(port(postgres.jdbcUrl()));
      AlertSink sink = start(Map.of("DATABASE_URL", behindRelay.address()));
      topics.put(records.subList(0, third));
      patiently().until(() -> topics.committed(GROUP) == third);

      topics.put(records.subList(third, 2 * third));
      relay.cut();
      postgres.close();
      topics.put(records.subList(2 * third, records.size()));
      patiently().until(() -> state(sink) == State.DOWN);
      assertThat(topics.committed(GROUP)).isLessThan(records.size());

      Samples samples = Samples.ofNewStream().sensor("s", "S").series(0, 50);
      topics.put(List.of(samples.record()));
      patiently().until(() -> timeSeries.count(samples.streamId()) == 50);
      assertThat(state(sink)).isEqualTo(State.DOWN);

      postgres.start();
      database = database.at(postgres.url());
      relay.connectTo(port(postgres.jdbcUrl()));
      patiently().until(() -> topics.committed(GROUP) == records.size());

      assertThat(state(sink)).isEqualTo(State.UP);
      assertThat(sink.destinations().get(AlertSink.POSTGRES).lastError()).isPresent();
      assertThat(topics.deadLetters()).isEmpty();
      var survived = database.dump();
      assertThat(survived).isEqualTo(undisturbed(records));
    }
  }

  /** The rows of a database nothing happened to. */
  private Map<String, List<List<String>>> undisturbed(List<StoryRecord> records) {
    database = TestDatabase.create(RealParts.postgres().url());
    AlertSink sink = start(Map.of("SINK_GROUP", "undisturbed"));
    patiently().until(() -> records(sink, AlertSink.POSTGRES) == records.size());
    return database.dump();
  }

  @Test
  void shouldStartWithoutPostgresAndCatchUpWhenItComes() {
    Story story = Story.of("a", 4);
    topics.put(story.records());
    try (Relay relay = new Relay(0)) {
      String address = RealParts.postgres().url();
      AlertSink sink =
          start(Map.of("DATABASE_URL", database.at(through(address, relay)).address()));
      assertThat(state(sink)).isEqualTo(State.DOWN);

      relay.connectTo(port(RealParts.postgres().jdbcUrl()));
      patiently().until(() -> records(sink, AlertSink.POSTGRES) == story.records().size());
      assertThat(database.count("live_cycles")).isEqualTo(4);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void shouldLoseNoReadingWhenTheTimeSeriesStoreStopsInTheMiddle(@TempDir Path folder)
      throws Exception {
    Samples samples = Samples.ofNewStream().sensor("s", "S");
    try (EmbeddedTimeSeries store = new EmbeddedTimeSeries(folder);
        Relay relay = new Relay(0)) {
      store.start();
      relay.connectTo(port(store.url()));
      AlertSink sink = start(Map.of("INFLUXDB_URL", "http://127.0.0.1:" + relay.port()));
      putBatches(samples.streamId(), 0, 20);
      patiently().until(() -> records(sink, AlertSink.INFLUX) == 20);

      relay.cut();
      store.close();
      putBatches(samples.streamId(), 20, 60);
      patiently().until(() -> sink.destinations().get(AlertSink.INFLUX).state() == State.DOWN);

      store.start();
      relay.connectTo(port(store.url()));
      TimeSeriesQuery query = new TimeSeriesQuery(store.url());
      patiently().until(() -> query.count(samples.streamId()) == 60 * 25);
      patiently().until(() -> topics.committed("alert-sink-influx") == 60);
      assertThat(query.count(samples.streamId())).isEqualTo(60 * 25);
      assertThat(topics.deadLetters()).isEmpty();
    }
  }

  private void putBatches(String streamId, int from, int to) {
    for (int batch = from; batch < to; batch++) {
      Samples samples = new Samples(streamId).sensor("s", "S").series(batch * 25, 25);
      topics.put(List.of(samples.record()));
    }
  }

  private static State state(AlertSink sink) {
    return sink.destinations().get(AlertSink.POSTGRES).state();
  }

  private static String through(String address, Relay relay) {
    return address.replaceFirst("@[^/]+/", "@127.0.0.1:" + relay.port() + "/");
  }

  private static int port(String url) {
    return URI.create(url.replaceFirst("^jdbc:", "")).getPort();
  }
}
