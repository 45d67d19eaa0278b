package io.vertac.topics;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How to reach Kafka and the schema registry, and how topics are named and laid out.
 *
 * @param bootstrapServers {@code host:port[,host:port]}
 * @param registryUrl the registry's address without an API path, e.g. {@code http://127.0.0.1:8081}
 * @param topicPrefix put before every topic name
 * @param partitions of topics that are created; existing ones keep theirs
 * @param replicationFactor of topics that are created
 * @param clientProperties passed on to every Kafka client (TLS, SASL); never shown
 */
public record KafkaSettings(
    String bootstrapServers,
    String registryUrl,
    String topicPrefix,
    int partitions,
    short replicationFactor,
    Map<String, String> clientProperties) {

  public static final int DEFAULT_PARTITIONS = 4;
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern REGISTRY_API = Pattern.compile("/apis/(registry|ccompat)/v\\d+/?$");

  /** Any variable that begins so is a Kafka client property: KAFKA_CLIENT_SASL_MECHANISM. */
  private static final String CLIENT_PREFIX = "KAFKA_CLIENT_";

  public KafkaSettings {
    if (!PREFIX.matcher(topicPrefix).matches()) {
      throw ConfigurationException.invalid(
          "TOPIC_PREFIX", topicPrefix, "lower-case letters, digits, '.', '_', '-'");
    }
    registryUrl = REGISTRY_API.matcher(registryUrl).replaceFirst("").replaceFirst("/+$", "");
    clientProperties = Map.copyOf(clientProperties);
  }

  public static KafkaSettings from(Environment environment) {
    return new KafkaSettings(
        environment.require("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
        environment.require("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081"),
        environment.get("TOPIC_PREFIX", "vertac."),
        environment.integer("KAFKA_TOPIC_PARTITIONS", DEFAULT_PARTITIONS, 1, 1000),
        (short) environment.integer("KAFKA_REPLICATION_FACTOR", 1, 1, 10),
        clientProperties(environment));
  }

  private static Map<String, String> clientProperties(Environment environment) {
    Map<String, String> properties = new TreeMap<>();
    environment
        .startingWith(CLIENT_PREFIX)
        .forEach(
            (name, value) ->
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    return properties;
  }

  /** The properties every Kafka client starts from; the one place where they are merged. */
  public Properties clientBase() {
    Properties properties = new Properties();
    properties.putAll(clientProperties);
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }

  /** The registry's Confluent-compatible address, as other clients want it. */
  public String confluentRegistryUrl() {
    return registryUrl + "/apis/ccompat/v7";
  }

  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers=%s, registryUrl=%s, topicPrefix=%s]"
        .formatted(bootstrapServers, registryUrl, topicPrefix);
  }
}
