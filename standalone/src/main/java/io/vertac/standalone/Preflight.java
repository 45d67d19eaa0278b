package io.vertac.standalone;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import io.vertac.cycle.domain.CycleRules;
import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.embedded.EmbeddedKafka;
import io.vertac.gateway.GatewayConfig;
import io.vertac.gateway.security.AccessSettings;
import io.vertac.sink.AlertSinkConfig;
import io.vertac.streams.StreamsSettings;
import io.vertac.topics.Topics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Refuses what cannot work before anything is started. */
final class Preflight {
  private static final int MAX_PORT = 65_535;

  /** Stand for parts that do not run yet. */
  private static final Map<String, String> PARTS =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092",
          "SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081",
          "DATABASE_URL", "postgresql://127.0.0.1:5432/vertac",
          "INFLUXDB_URL", "http://127.0.0.1:8086");

  private Preflight() {}

  /**
   * @param given the process environment
   * @param folder where data will be kept; need not exist
   * @throws ConfigurationException if a setting of any service cannot be used, or others would
   *     reach a gateway for which nobody has a key
   */
  static void settings(Map<String, String> given, Path folder, String host, int port) {
    if (port < 0 || port > MAX_PORT) {
      throw ConfigurationException.invalid(
          "--port", Integer.toString(port), "a number from 0 to " + MAX_PORT);
    }
    Map<String, String> variables = new TreeMap<>(given);
    // What the environment says of secrets and parts is not used here: the parts are embedded.
    variables.keySet().removeAll(Set.of("DATABASE_URL_FILE", "DATABASE_PASSWORD_FILE"));
    variables.putAll(PARTS);
    variables.put("HOST", host);
    variables.put("PORT", Integer.toString(port));
    Environment environment = new Environment(variables);
    GatewayConfig gateway = GatewayConfig.from(environment);
    StreamsSettings.from(environment, "preflight");
    CycleRules.from(environment);
    AnalysisSettings.from(environment);
    AlertSinkConfig.from(environment);
    requireSomeWayIn(
        gateway.access(), host, folder, gateway.kafka().topicPrefix() + Topics.API_KEYS.suffix());
  }

  /**
   * @throws ConfigurationException if somebody listens there already
   */
  static void port(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw ConfigurationException.invalid(
          "--port",
          Integer.toString(port),
          "a port of " + host + " that nobody listens on (" + e.getMessage() + "); 0 takes any");
    }
  }

  /** Keys are in Kafka, which does not run yet; but where nothing was written there are none. */
  private static void requireSomeWayIn(
      AccessSettings access, String host, Path folder, String keys) {
    if (access.isClosedFromTheStart()
        && access.oidc().isEmpty()
        && !EmbeddedKafka.mayHold(folder.resolve(EmbeddedStack.KAFKA), keys)) {
      throw ConfigurationException.invalid(
          "--host",
          host,
          "a loopback address such as 127.0.0.1 as long as nobody has a key; start without --host,"
              + " make one with './vertac keys create --role admin' and start again, or let"
              + " everybody in who reaches this address with --insecure");
    }
  }
}
