package io.vertac.sink.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertac.events.RankedSensor;
import io.vertac.events.SensorInfo;
import java.util.List;

/** The contents of jsonb columns, as text. */
final class JsonColumns {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Valid JSON, but jsonb has no room for it. */
  private static final String ESCAPED_NUL = "\\u0000";

  private JsonColumns() {}

  static String sensors(List<SensorInfo> sensors) {
    ArrayNode array = JSON.createArrayNode();
    for (SensorInfo sensor : sensors) {
      array
          .addObject()
          .put("sensor_id", sensor.getSensorId())
          .put("name", sensor.getName())
          .put("type", sensor.getType())
          .put("unit", sensor.getUnit());
    }
    return array.toString();
  }

  static String rankedSensors(List<RankedSensor> sensors) {
    ArrayNode array = JSON.createArrayNode();
    for (RankedSensor sensor : sensors) {
      array
          .addObject()
          .put("sensor_id", sensor.getSensorId())
          .put("sensor_name", sensor.getSensorName())
          .put("contribution_share", sensor.getContributionShare())
          .put("severity", sensor.getSeverity().name())
          .put("kind", sensor.getKind());
    }
    return array.toString();
  }

  static String texts(List<String> texts) {
    ArrayNode array = JSON.createArrayNode();
    texts.forEach(array::add);
    return array.toString();
  }

  /**
   * A cycle's metadata as jsonb takes it; null for none. A cycle is not lost because somebody's
   * metadata cannot be read: such a text becomes {@code {"unreadable": "..."}}.
   */
  static String metadata(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      node = JSON.createObjectNode().put("unreadable", text);
    }
    return node.toString().replace(ESCAPED_NUL, "\\ufffd");
  }
}
