package io.vertac.topics;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param registryProperties passed on to every client of the registry (TLS, credentials); never
 *     shown
 */
public record KafkaSettings(
    String bootstrapServers,
    String registryUrl,
    String topicPrefix,
    int partitions,
    short replicationFactor,
    Map<String, String> clientProperties,
    Map<String, String> registryProperties) {

  public static final int DEFAULT_PARTITIONS = 4;
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern REGISTRY_API = Pattern.compile("/apis/(registry|ccompat)/v\\d+/?$");

  /** Any variable that begins so is a Kafka client property: KAFKA_CLIENT_SASL_MECHANISM. */
  private static final String CLIENT_PREFIX = "KAFKA_CLIENT_";

  /** A properties file for Kafka clients; what the environment says goes first. */
  private static final String CLIENT_FILE = "KAFKA_PROPERTIES_FILE";

  public KafkaSettings {
    if (!PREFIX.matcher(topicPrefix).matches()) {
      throw ConfigurationException.invalid(
          "TOPIC_PREFIX", topicPrefix, "lower-case letters, digits, '.', '_', '-'");
    }
    registryUrl = REGISTRY_API.matcher(registryUrl).replaceFirst("").replaceFirst("/+$", "");
    clientProperties = Map.copyOf(clientProperties);
    registryProperties = Map.copyOf(registryProperties);
  }

  /** Of a registry that asks for no credentials. */
  public KafkaSettings(
      String bootstrapServers,
      String registryUrl,
      String topicPrefix,
      int partitions,
      short replicationFactor,
      Map<String, String> clientProperties) {
    this(
        bootstrapServers,
        registryUrl,
        topicPrefix,
        partitions,
        replicationFactor,
        clientProperties,
        Map.of());
  }

  public static KafkaSettings from(Environment environment) {
    return new KafkaSettings(
        environment.require("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
        environment.require("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081"),
        environment.get("TOPIC_PREFIX", "vertac."),
        environment.integer("KAFKA_TOPIC_PARTITIONS", DEFAULT_PARTITIONS, 1, 1000),
        (short) environment.integer("KAFKA_REPLICATION_FACTOR", 1, 1, 10),
        clientProperties(environment),
        registryProperties(environment));
  }

  private static Map<String, String> clientProperties(Environment environment) {
    Map<String, String> properties = new TreeMap<>();
    environment.find(CLIENT_FILE).ifPresent(file -> properties.putAll(fileProperties(file)));
    environment
        .startingWith(CLIENT_PREFIX)
        .forEach(
            (name, value) ->
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    return properties;
  }

  /** As Kafka's own tools take them with {@code --command-config}. */
  private static Map<String, String> fileProperties(String file) {
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(file))) {
      read.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw ConfigurationException.invalid(CLIENT_FILE, file, "a properties file that can be read");
    }
    Map<String, String> properties = new TreeMap<>();
    read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
    return properties;
  }

  private static Map<String, String> registryProperties(Environment environment) {
    Map<String, String> properties = new TreeMap<>();
    environment
        .find("SCHEMA_REGISTRY_CA_FILE")
        .ifPresent(
            file -> {
              properties.put("apicurio.registry.tls.truststore.type", "PEM");
              properties.put("apicurio.registry.tls.truststore.location", file);
            });
    environment
        .find("SCHEMA_REGISTRY_USER")
        .ifPresent(
            user -> {
              properties.put("apicurio.registry.auth.username", user);
              properties.put(
                  "apicurio.registry.auth.password",
                  environment
                      .secret("SCHEMA_REGISTRY_PASSWORD")
                      .orElseThrow(
                          () ->
                              new ConfigurationException(
                                  "SCHEMA_REGISTRY_USER is set, but neither"
                                      + " SCHEMA_REGISTRY_PASSWORD nor"
                                      + " SCHEMA_REGISTRY_PASSWORD_FILE is")));
            });
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
