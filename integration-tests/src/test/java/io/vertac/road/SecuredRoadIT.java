package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.vertac.config.DatabaseUrl;
import io.vertac.config.Environment;
import io.vertac.gateway.GatewayConfig;
import io.vertac.gateway.IngestGateway;
import io.vertac.sink.AlertSinkConfig;
import io.vertac.topics.KafkaSettings;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.slf4j.LoggerFactory;

/** The road where every part is reached over TLS, and credentials come from files. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class SecuredRoadIT {
  private static final List<String> LOGGED = new CopyOnWriteArrayList<>();
  private static SecuredParts parts;
  private static Road shared;

  @BeforeAll
  static void start() {
    capture();
    parts = new SecuredParts();
    shared = Road.started(parts, "secured.");
  }

  @AfterAll
  static void stop() {
    if (shared != null) {
      shared.close();
    }
    if (parts != null) {
      parts.close();
    }
  }

  @Nested
  @Order(1)
  class Cycles extends CyclesThroughRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  @Order(2)
  class Strangers {
    @Test
    void shouldTalkToTheDatabaseOverTlsOnly() {
      assertThat(
              shared
                  .tables()
                  .column(
                      "SELECT DISTINCT s.ssl FROM pg_stat_ssl s JOIN pg_stat_activity a"
                          + " USING (pid) WHERE a.usename = 'vertac'"))
          .containsExactly("t");
      assertThat(parts.registryFront().passed()).isPositive();
      assertThat(parts.registryFront().refused()).isZero();
      assertThat(parts.timeSeriesFront().passed()).isPositive();
      assertThat(parts.timeSeriesFront().refused()).isZero();
    }

    @Test
    void shouldTrustNobodyElse() {
      TestAuthority other = new TestAuthority(parts.file("other"), "another");
      Environment environment = new Environment(parts.variables(other.ca()));
      assertRefusedByKafka(environment, SslAuthenticationException.class);
      DatabaseUrl url = DatabaseUrl.from(environment, "DATABASE_URL").orElseThrow();
      assertThatThrownBy(
              () -> DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("SSL error")
          .hasMessageNotContaining(url.password());
      assertThat(startTrouble(Map.of("SCHEMA_REGISTRY_CA_FILE", other.ca().toString())))
          .contains("registry");
    }

    @Test
    void shouldSayWhatIsWrongWithCredentialsWithoutShowingThem() {
      Environment wrong =
          new Environment(changed(Map.of("KAFKA_CLIENT_SASL_JAAS_CONFIG", jaas("wrong-secret"))));
      assertRefusedByKafka(wrong, SaslAuthenticationException.class);
      assertThat(startTrouble(Map.of("KAFKA_CLIENT_SASL_JAAS_CONFIG", jaas("wrong-secret"))))
          .contains("kafka")
          .doesNotContain("wrong-secret");
      assertThat(all()).doesNotContain("wrong-secret");
    }
  }

  /** After everything that could have shown one. */
  @Nested
  @Order(3)
  class Secrets {
    @Test
    void shouldShowNoSecretAnywhere() {
      Environment environment = new Environment(shared.variables());
      String shown =
          all()
              + shared.gateway().text("/metrics")
              + shared.gateway().text("/api/health")
              + shared.gateway().text("/api/ready")
              + GatewayConfig.from(environment)
              + AlertSinkConfig.from(environment)
              + KafkaSettings.from(environment);
      assertThat(shown)
          .contains(
              "ConsumerConfig values", "sasl.jaas.config = [hidden]", "gateway accepts samples");
      for (String secret : parts.secrets()) {
        assertThat(shown).doesNotContain(secret);
      }
    }
  }

  private static void assertRefusedByKafka(
      Environment environment, Class<? extends Exception> reason) {
    try (Admin admin = Admin.create(KafkaSettings.from(environment).clientBase())) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(reason);
    }
  }

  /** What a gateway says that cannot start with these. */
  private static String startTrouble(Map<String, String> changes) {
    Map<String, String> variables = changed(changes);
    variables.put("GATEWAY_STARTUP_TIMEOUT_SEC", "20");
    variables.put("HOST", "127.0.0.1");
    variables.put("PORT", "0");
    IngestGateway gateway =
        new IngestGateway(GatewayConfig.from(new Environment(variables)), Clock.systemUTC());
    try {
      gateway.start();
      return "it starts";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    } finally {
      gateway.close();
    }
  }

  private static Map<String, String> changed(Map<String, String> changes) {
    Map<String, String> variables = new TreeMap<>(parts.variables());
    variables.put("TOPIC_PREFIX", "secured.");
    variables.putAll(changes);
    return variables;
  }

  private static String jaas(String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"vertac\""
        + " password=\""
        + password
        + "\";";
  }

  private static String all() {
    return String.join("\n", LOGGED);
  }

  private static void capture() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            LOGGED.add(
                event.getFormattedMessage()
                    + event.getKeyValuePairs()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())));
          }
        };
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    // Kafka's clients tell their settings there, which are too many to be printed, too.
    for (String name : List.of("org.apache.kafka", "io.vertac")) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      logger.setLevel(Level.INFO);
      logger.setAdditive(false);
      logger.addAppender(appender);
    }
  }
}
