package io.vertac.gateway.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertac.events.SensorSettings;
import io.vertac.events.StreamSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was chosen for a stream's analysis, as it is shown: in the shape in which it can be sent
 * back. What is left out is as the service is configured.
 *
 * @param version 0 if nothing was ever chosen
 * @param changedAt ISO 8601; left out if nothing was ever chosen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SettingsView(
    String streamId,
    int version,
    String changedAt,
    Double warningHealth,
    Double criticalHealth,
    Sensor defaults,
    Map<String, Sensor> sensors) {

  /**
   * @param settings empty if nothing was ever chosen
   */
  public static SettingsView of(String streamId, Optional<StreamSettings> settings) {
    return settings.map(SettingsView::of).orElseGet(() -> nothing(streamId));
  }

  private static SettingsView of(StreamSettings settings) {
    Map<String, Sensor> sensors = new TreeMap<>();
    settings.getSensors().forEach((id, sensor) -> sensors.put(id, Sensor.of(sensor)));
    return new SettingsView(
        settings.getStreamId(),
        settings.getVersion(),
        settings.getChangedAt().toString(),
        settings.getWarningHealth(),
        settings.getCriticalHealth(),
        Sensor.of(settings.getDefaults()),
        sensors);
  }

  private static SettingsView nothing(String streamId) {
    Sensor inherited = new Sensor(null, null, null, null, null, null, null, null, null);
    return new SettingsView(streamId, 0, null, null, null, inherited, Map.of());
  }

  /** One sensor's part, or the defaults of all. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sensor(
      Boolean analysed,
      Double qualityThreshold,
      Integer gridPoints,
      Integer smoothingWindow,
      Integer smoothingOrder,
      Double dtwWindowShare,
      String normalisation,
      Double warningDeviation,
      Double criticalDeviation) {

    static Sensor of(SensorSettings settings) {
      return new Sensor(
          settings.getAnalysed(),
          settings.getQualityThreshold(),
          settings.getGridPoints(),
          settings.getSmoothingWindow(),
          settings.getSmoothingOrder(),
          settings.getDtwWindowShare(),
          settings.getNormalisation(),
          settings.getWarningDeviation(),
          settings.getCriticalDeviation());
    }
  }
}
