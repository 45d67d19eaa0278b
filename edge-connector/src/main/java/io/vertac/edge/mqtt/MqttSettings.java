package io.vertac.edge.mqtt;

import com.fasterxml.jackson.core.JsonPointer;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import io.vertac.edge.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A broker and what to take from it. */
public record MqttSettings(Broker broker, List<MqttPoint> points) {
  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;
  private static final String JSON_POINTER = "a JSON pointer such as /data/value";

  /**
   * Reads the keys of {@code source}, of the sensors and of the signals.
   *
   * @param folder against which file names count
   * @param device names the client unless the file does
   */
  public static MqttSettings parse(
      YamlMap source, List<YamlMap> channels, Path folder, String device) {
    List<MqttPoint> points = new ArrayList<>();
    for (YamlMap channel : channels) {
      points.add(point(points.size(), channel));
    }
    return new MqttSettings(broker(source, folder, device), List.copyOf(points));
  }

  private static Broker broker(YamlMap source, Path folder, String device) {
    Optional<YamlMap> tls = source.findMap("tls");
    Optional<Path> ca = tls.flatMap(map -> map.find("ca")).map(folder::resolve);
    tls.ifPresent(YamlMap::finish);
    int port = (int) source.integer("port", tls.isPresent() ? TLS_PORT : PLAIN_PORT, 1, 65_535);
    int version = (int) source.integer("version", 5, 3, 5);
    if (version == 4) {
      throw source.invalid("version", "4", "3 (for 3.1.1) or 5");
    }
    return new Broker(
        source.text("host"),
        port,
        version,
        source.text("client_id", "vertac-edge-" + device),
        source.find("username"),
        source.find("password_file").map(file -> secret(source, folder.resolve(file))),
        tls.isPresent(),
        ca,
        source.duration(
            "session", Duration.ofDays(7), Duration.ofSeconds(1), Duration.ofDays(365)));
  }

  private static String secret(YamlMap source, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw source.invalid("password_file", file.toString(), "a file that can be read");
    }
  }

  private static MqttPoint point(int number, YamlMap channel) {
    MqttTopicFilter filter =
        channel
            .find("topic", "a topic, perhaps with + and #", MqttTopicFilter::of)
            .orElseThrow(() -> channel.problem("topic", " is missing"));
    String metric = channel.text("metric", "");
    MqttPoint.Format natural =
        !metric.isEmpty()
            ? MqttPoint.Format.SPARKPLUG
            : channel.has("value") ? MqttPoint.Format.JSON : MqttPoint.Format.NUMBER;
    MqttPoint.Format format = channel.choice("format", natural);
    if (format == MqttPoint.Format.SPARKPLUG && metric.isEmpty()) {
      throw channel.problem("metric", " is missing: the name of the Sparkplug metric");
    }
    return new MqttPoint(
        number,
        filter,
        format,
        pointer(channel, "value").orElse(JsonPointer.empty()),
        pointer(channel, "time"),
        pointer(channel, "quality"),
        metric);
  }

  private static Optional<JsonPointer> pointer(YamlMap channel, String key) {
    return channel.find(key, JSON_POINTER, JsonPointer::compile);
  }
}
