package io.vertac.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Runs every part side by side, writes a little into each, says so, and waits to be killed. */
final class PartsHost {
  static final String READY = "everything is written";
  static final String TOPIC = "kept";

  private PartsHost() {}

  public static void main(String[] arguments) throws Exception {
    Parts parts = new Parts(Path.of(arguments[0]), Path.of(arguments[1]));
    parts.start();
    KafkaTalk kafka = new KafkaTalk(parts.kafka.bootstrapServers());
    kafka.createTopic(TOPIC);
    kafka.send(TOPIC, "value");
    try (Connection connection = parts.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (n int)");
      statement.execute("INSERT INTO kept VALUES (42)");
    }
    new TimeSeriesTalk(parts.timeSeries).write(TimeSeriesTalk.reading("s1", 7.25, 1_000_000_000L));
    // Last, so that the kill comes as soon as possible after the id was given out.
    new RegistryTalk(parts.registry.url()).register(TOPIC, "string");
    System.out.println(READY);
    Thread.sleep(Long.MAX_VALUE);
  }

  /** The four of them, each in its folder. */
  static final class Parts implements AutoCloseable {
    final EmbeddedKafka kafka;
    final EmbeddedRegistry registry;
    final EmbeddedPostgres postgres;
    final EmbeddedTimeSeries timeSeries;

    Parts(Path folder, Path registryHome) {
      kafka = new EmbeddedKafka(folder.resolve("kafka"));
      registry = new EmbeddedRegistry(registryHome, folder.resolve("registry"));
      postgres = new EmbeddedPostgres(folder.resolve("postgres"));
      timeSeries = new EmbeddedTimeSeries(folder.resolve("time-series"));
    }

    void start() {
      List<Runnable> starts =
          List.of(kafka::start, registry::start, postgres::start, timeSeries::start);
      CompletableFuture.allOf(
              starts.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new))
          .join();
    }

    Connection connection() throws Exception {
      return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    @Override
    public void close() {
      Stream.<Runnable>of(kafka::close, registry::close, postgres::close, timeSeries::close)
          .forEach(Runnable::run);
    }
  }
}
