package io.vertac.sink.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertac.events.SensorSettings;
import io.vertac.events.StreamSettings;

/** What an analysis was made with, as jsonb; what is inherited is left out. */
final class SettingsColumn {
  private SettingsColumn() {}

  /**
   * @param settings null for analyses of before there were any
   */
  static String text(StreamSettings settings) {
    if (settings == null) {
      return null;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "warning_health", settings.getWarningHealth());
    put(json, "critical_health", settings.getCriticalHealth());
    json.set("defaults", of(settings.getDefaults()));
    ObjectNode sensors = json.putObject("sensors");
    settings.getSensors().forEach((id, sensor) -> sensors.set(id, of(sensor)));
    return json.toString();
  }

  private static ObjectNode of(SensorSettings settings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "analysed", settings.getAnalysed());
    put(json, "quality_threshold", settings.getQualityThreshold());
    put(json, "grid_points", settings.getGridPoints());
    put(json, "smoothing_window", settings.getSmoothingWindow());
    put(json, "smoothing_order", settings.getSmoothingOrder());
    put(json, "dtw_window_share", settings.getDtwWindowShare());
    put(json, "normalisation", settings.getNormalisation());
    put(json, "warning_deviation", settings.getWarningDeviation());
    put(json, "critical_deviation", settings.getCriticalDeviation());
    return json;
  }

  private static void put(ObjectNode json, String name, Object value) {
    if (value != null) {
      json.putPOJO(name, value);
    }
  }
}
