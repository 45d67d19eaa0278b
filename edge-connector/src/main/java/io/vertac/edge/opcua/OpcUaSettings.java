package io.vertac.edge.opcua;

import io.vertac.edge.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OPC UA server and what to watch in it.
 *
 * @param security whether messages are signed and encrypted
 * @param certificates folder of the own and of the trusted certificates
 * @param sampling how often the server is to look at a value
 * @param publishing how often it is to send what it saw
 * @param queue how many values of a node it is to keep for us
 * @param password never shown
 */
public record OpcUaSettings(
    String endpoint,
    Security security,
    Path certificates,
    Optional<String> username,
    Optional<String> password,
    Duration sampling,
    Duration publishing,
    int queue,
    Duration session,
    List<NodePoint> points) {
  /** How messages are protected. */
  public enum Security {
    BASIC256SHA256,
    BASIC256SHA256_SIGN,
    NONE
  }

  /**
   * Reads the keys of {@code source}, of the sensors and of the signals.
   *
   * @param folder against which file names count
   */
  public static OpcUaSettings parse(YamlMap source, List<YamlMap> channels, Path folder) {
    List<NodePoint> points = new ArrayList<>();
    for (YamlMap channel : channels) {
      points.add(point(points.size(), channel));
    }
    String endpoint = source.text("endpoint");
    if (!endpoint.startsWith("opc.tcp://")) {
      throw source.invalid("endpoint", endpoint, "an address such as opc.tcp://machine:4840");
    }
    Duration millisecond = Duration.ofMillis(1);
    return new OpcUaSettings(
        endpoint,
        source.choice("security", Security.BASIC256SHA256),
        folder.resolve(source.text("certificates", "pki")),
        source.find("username"),
        source.find("password_file").map(file -> secret(source, folder.resolve(file))),
        source.duration("sampling", Duration.ofMillis(100), Duration.ZERO, Duration.ofDays(1)),
        source.duration("publishing", Duration.ofMillis(250), millisecond, Duration.ofHours(1)),
        (int) source.integer("queue", 1_000, 1, 1_000_000),
        source.duration(
            "session", Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofDays(1)),
        List.copyOf(points));
  }

  private static NodePoint point(int number, YamlMap channel) {
    Optional<String> node = channel.find("node");
    Optional<String> path = channel.find("path");
    if (node.isPresent() == path.isPresent()) {
      throw channel.problem(
          "node", " or path: give one of them, as in ns=2;s=Force or Press/Force");
    }
    return new NodePoint(number, node, path);
  }

  private static String secret(YamlMap source, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw source.invalid("password_file", file.toString(), "a file that can be read");
    }
  }

  @Override
  public String toString() {
    return "OpcUaSettings[%s, %s]".formatted(endpoint, security);
  }
}
