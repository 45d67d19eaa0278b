package io.vertac.road;

import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedPostgres;
import io.vertac.embedded.EmbeddedRegistry;
import io.vertac.embedded.EmbeddedTimeSeries;
import io.vertac.embedded.SecuredKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The embedded parts, reached over TLS with certificates of an authority that nobody else knows,
 * and with credentials from files only. Kafka and PostgreSQL do it themselves; registry and
 * time-series store have a front of ours, as they have in front of them where they run.
 */
final class SecuredParts implements Parts, AutoCloseable {
  static final String KAFKA_PASSWORD = "kafka-Pa55word-of-a-test";
  static final String REGISTRY_PASSWORD = "registry-Pa55word-of-a-test";
  static final String TOKEN = "token-Pa55word-of-a-test";
  private static final String USER = "vertac";

  private final TestFolder folder = new TestFolder("secured");
  private final TestAuthority authority;
  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;
  private final EmbeddedPostgres postgres;
  private final EmbeddedTimeSeries timeSeries;
  private final TlsFront registryFront;
  private final TlsFront timeSeriesFront;

  SecuredParts() {
    authority = new TestAuthority(file("authority"), KAFKA_PASSWORD);
    kafka = SecuredKafka.in(file("kafka"), authority.keyStore(), USER, KAFKA_PASSWORD);
    registry = new EmbeddedRegistry(EmbeddedParts.registryHome(), file("registry"));
    postgres = new EmbeddedPostgres(file("postgres"));
    timeSeries = new EmbeddedTimeSeries(file("timeseries"));
    kafka.start();
    registry.start();
    postgres.start();
    timeSeries.start();
    requireTlsOfPostgres();
    registryFront =
        new TlsFront(
            registry.url(), basic(USER + ":" + REGISTRY_PASSWORD), authority.serverContext());
    timeSeriesFront = new TlsFront(timeSeries.url(), "Token " + TOKEN, authority.serverContext());
  }

  @Override
  public Map<String, String> variables() {
    return variables(authority.ca());
  }

  /** The same, trusting another authority. */
  Map<String, String> variables(Path ca) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    variables.put("KAFKA_PROPERTIES_FILE", secret("kafka.properties", kafkaProperties(ca)));
    variables.put("SCHEMA_REGISTRY_URL", registryFront.url());
    variables.put("SCHEMA_REGISTRY_CA_FILE", ca.toString());
    variables.put("SCHEMA_REGISTRY_USER", USER);
    variables.put("SCHEMA_REGISTRY_PASSWORD_FILE", secret("registry", REGISTRY_PASSWORD));
    variables.put(
        "DATABASE_URL",
        postgres.jdbcUrl().substring("jdbc:".length()).replace("://", "://vertac@")
            + "?sslmode=verify-full&sslrootcert="
            + ca);
    variables.put("DATABASE_PASSWORD_FILE", secret("database", postgres.password()));
    variables.put("INFLUXDB_URL", timeSeriesFront.url());
    variables.put("INFLUXDB_CA_FILE", ca.toString());
    variables.put("INFLUXDB_TOKEN_FILE", secret("token", TOKEN));
    return variables;
  }

  /** What nobody may ever read in a log, a figure or an error. */
  List<String> secrets() {
    return List.of(
        KAFKA_PASSWORD,
        REGISTRY_PASSWORD,
        TOKEN,
        postgres.password(),
        basic(USER + ":" + REGISTRY_PASSWORD).substring("Basic ".length()));
  }

  TlsFront registryFront() {
    return registryFront;
  }

  TlsFront timeSeriesFront() {
    return timeSeriesFront;
  }

  Path file(String name) {
    return folder.path().resolve(name);
  }

  @Override
  public ReadingsStore readings() {
    return new QuestDbReadings(timeSeries.url());
  }

  @Override
  public void close() {
    timeSeriesFront.close();
    registryFront.close();
    timeSeries.close();
    postgres.close();
    registry.close();
    kafka.close();
    folder.delete();
  }

  private static String kafkaProperties(Path ca) {
    return """
    security.protocol=SASL_SSL
    sasl.mechanism=PLAIN
    sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
    username="%s" password="%s";
    ssl.truststore.type=PEM
    ssl.truststore.location=%s
    """
        .formatted(USER, KAFKA_PASSWORD, ca);
  }

  /** From here on nobody comes in without TLS. */
  private void requireTlsOfPostgres() {
    Path rules = file("postgres").resolve("cluster/pg_hba.conf");
    try (Connection superuser =
            DriverManager.getConnection(
                postgres.jdbcUrl().replaceFirst("/[^/]+$", "/postgres"),
                "postgres",
                postgres.password());
        Statement statement = superuser.createStatement()) {
      Files.writeString(rules, Files.readString(rules).replaceAll("(?m)^host ", "hostssl "));
      statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + authority.certificate() + "'");
      statement.execute("ALTER SYSTEM SET ssl_key_file = '" + authority.key() + "'");
      statement.execute("ALTER SYSTEM SET ssl = on");
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String basic(String userAndPassword) {
    return "Basic "
        + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  private String secret(String name, String content) {
    try {
      return Files.writeString(file("secret-" + name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
