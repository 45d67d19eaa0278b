package io.vertac.road;

import static org.awaitility.Awaitility.await;

import io.vertac.config.Environment;
import io.vertac.gateway.GatewayConfig;
import io.vertac.gateway.IngestGateway;
import io.vertac.standalone.Platform;
import io.vertac.topics.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.core.ThrowingRunnable;

/** The four services on real parts, with topics of their own, and everything to look at them. */
final class Road implements AutoCloseable {
  /** Only ever reached by something that is broken. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final TestFolder folder = new TestFolder("road");
  private final Parts parts;
  private final Map<String, String> variables;
  private final KafkaSettings kafka;
  private Platform platform;
  private Tables tables;

  /**
   * @param topicPrefix that no other road on these parts has
   */
  Road(Parts parts, String topicPrefix) {
    this(parts, topicPrefix, Map.of());
  }

  /**
   * @param more variables for the services
   */
  Road(Parts parts, String topicPrefix, Map<String, String> more) {
    this.parts = parts;
    this.variables = new TreeMap<>(parts.variables());
    variables.put("CYCLE_GRACE_PERIOD_SEC", "2");
    // On a slow machine answers take long, and a machine is silent while everything starts again.
    variables.put("GATEWAY_COMMAND_TIMEOUT_SEC", "60");
    variables.put("GATEWAY_DELIVERY_TIMEOUT_SEC", "60");
    variables.put("SAMPLE_TIMEOUT_SEC", "300");
    variables.putAll(more);
    variables.put("TOPIC_PREFIX", topicPrefix);
    variables.put("STATE_DIR", folder.path().resolve("streams").toString());
    variables.put("HOST", "127.0.0.1");
    variables.put("PORT", "0");
    this.kafka = KafkaSettings.from(new Environment(variables));
  }

  static Road started(Parts parts, String topicPrefix) {
    Road road = new Road(parts, topicPrefix);
    road.start();
    return road;
  }

  /** Starts the services; again, if they were stopped. */
  void start() {
    platform = new Platform(variables);
    platform.start();
  }

  void stop() {
    platform.close();
    platform = null;
  }

  HttpTalk gateway() {
    return new HttpTalk(url());
  }

  String url() {
    return platform.url();
  }

  /** One more road on the same parts, not started yet. */
  Road another(String topicPrefix, Map<String, String> more) {
    return new Road(parts, topicPrefix, more);
  }

  /** One more gateway on the same topics. */
  IngestGateway anotherGateway() {
    IngestGateway gateway =
        new IngestGateway(GatewayConfig.from(new Environment(variables)), Clock.systemUTC());
    gateway.start();
    return gateway;
  }

  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  TestFolder folder() {
    return folder;
  }

  KafkaSettings kafka() {
    return kafka;
  }

  TopicRecords topics() {
    return new TopicRecords(kafka);
  }

  /** Known once the services run: they make the tables. */
  synchronized Tables tables() {
    if (tables == null) {
      tables = new Tables(variables);
    }
    return tables;
  }

  ReadingsStore readings() {
    return parts.readings();
  }

  /** Waits until every service has done what is to be done with every record there is. */
  void awaitQuiet() {
    new Quiet(kafka).await();
  }

  /** Waits until what is asserted holds. */
  static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(assertion);
  }

  @Override
  public void close() {
    if (tables != null) {
      tables.close();
    }
    if (platform != null) {
      stop();
    }
    folder.delete();
  }
}
