package io.vertac.gateway.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertac.events.SensorInfo;
import io.vertac.events.SensorSettings;
import io.vertac.events.StreamRegistered;
import io.vertac.events.StreamSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was chosen for a stream's analysis, as it is shown: in the shape in which it can be sent
 * back. What is left out is as the service is configured.
 *
 * @param version 0 if nothing was ever chosen
 * @param changedAt ISO 8601; left out if nothing was ever chosen
 * @param unknownSensors for which something was chosen though no such sensor is registered, which
 *     may be a mistake; left out if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SettingsView(
    String streamId,
    int version,
    String changedAt,
    Double warningHealth,
    Double criticalHealth,
    Sensor defaults,
    Map<String, Sensor> sensors,
    List<String> unknownSensors) {

  /**
   * @param stream of which they are
   * @param settings empty if nothing was ever chosen
   */
  public static SettingsView of(StreamRegistered stream, Optional<StreamSettings> settings) {
    Set<String> known =
        stream.getSensors().stream().map(SensorInfo::getSensorId).collect(Collectors.toSet());
    return settings.map(s -> of(s, known)).orElseGet(() -> nothing(stream.getStreamId()));
  }

  private static SettingsView of(StreamSettings settings, Set<String> known) {
    Map<String, Sensor> sensors = new TreeMap<>();
    settings.getSensors().forEach((id, sensor) -> sensors.put(id, Sensor.of(sensor)));
    List<String> unknown = sensors.keySet().stream().filter(id -> !known.contains(id)).toList();
    return new SettingsView(
        settings.getStreamId(),
        settings.getVersion(),
        settings.getChangedAt().toString(),
        settings.getWarningHealth(),
        settings.getCriticalHealth(),
        Sensor.of(settings.getDefaults()),
        sensors,
        unknown.isEmpty() ? null : unknown);
  }

  private static SettingsView nothing(String streamId) {
    Sensor inherited = new Sensor(null, null, null, null, null, null, null, null, null);
    return new SettingsView(streamId, 0, null, null, null, inherited, Map.of(), null);
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
