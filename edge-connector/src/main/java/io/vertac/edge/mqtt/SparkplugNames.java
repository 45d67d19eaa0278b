package io.vertac.edge.mqtt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the aliases of Sparkplug metrics stand for; births tell. Topics are {@code
 * spBv1.0/GROUP/TYPE/NODE} and {@code .../NODE/DEVICE}.
 */
final class SparkplugNames {
  private static final int GROUP = 1;
  private static final int TYPE = 2;
  private static final int NODE = 3;

  private final Map<String, Map<Long, String>> names = new HashMap<>();

  void learn(String topic, SparkplugPayload payload) {
    if (type(topic).endsWith("BIRTH")) {
      Map<Long, String> ofSender = new HashMap<>();
      payload.metrics().stream()
          .filter(metric -> metric.alias() != SparkplugMetric.NO_ALIAS)
          .forEach(metric -> ofSender.put(metric.alias(), metric.name()));
      names.put(sender(topic), ofSender);
    }
  }

  /** Empty if no birth has told yet what the alias stands for. */
  Optional<String> of(String topic, SparkplugMetric metric) {
    return metric.name().isEmpty()
        ? Optional.ofNullable(names.getOrDefault(sender(topic), Map.of()).get(metric.alias()))
        : Optional.of(metric.name());
  }

  /** Where a node can be asked to be born again. */
  static String commandTopic(String topic) {
    String[] parts = topic.split("/");
    return parts[0] + "/" + parts[GROUP] + "/NCMD/" + parts[NODE];
  }

  /** Whether the topic is one of data or a birth, and not a command or a death. */
  static boolean tells(String topic) {
    String type = type(topic);
    return type.endsWith("BIRTH") || type.endsWith("DATA");
  }

  private static String type(String topic) {
    String[] parts = topic.split("/");
    return parts.length > NODE ? parts[TYPE] : "";
  }

  private static String sender(String topic) {
    return topic.replace("/" + type(topic) + "/", "/");
  }
}
