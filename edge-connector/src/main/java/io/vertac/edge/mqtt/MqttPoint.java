package io.vertac.edge.mqtt;

import com.fasterxml.jackson.core.JsonPointer;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import java.util.Optional;

/**
 * Where a channel's values come from.
 *
 * @param filter a topic, perhaps with wildcards
 * @param value where in a JSON payload the value is
 * @param time where its time is; empty for the time at which the message came
 * @param quality where its quality is, 0 to 1, or true and false
 * @param metric the name of a Sparkplug metric
 */
record MqttPoint(
    int channel,
    MqttTopicFilter filter,
    Format format,
    JsonPointer value,
    Optional<JsonPointer> time,
    Optional<JsonPointer> quality,
    String metric) {
  /** What a payload is. */
  enum Format {
    NUMBER,
    JSON,
    SPARKPLUG
  }

  boolean matches(MqttTopic topic) {
    return filter.matches(topic);
  }
}
