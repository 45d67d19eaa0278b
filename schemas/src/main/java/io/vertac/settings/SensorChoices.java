package io.vertac.settings;

import io.vertac.events.SensorSettings;
import io.vertac.events.StreamSettings;

/** What was chosen for one sensor: its own settings, and the stream's where it has none. */
public final class SensorChoices {
  private SensorChoices() {}

  /**
   * @param settings null if nothing was chosen for the stream
   * @return null in the same case
   */
  public static SensorSettings of(StreamSettings settings, String sensorId) {
    if (settings == null) {
      return null;
    }
    SensorSettings own = settings.getSensors().get(sensorId);
    return own == null ? settings.getDefaults() : merged(own, settings.getDefaults());
  }

  private static SensorSettings merged(SensorSettings own, SensorSettings inherited) {
    return new SensorSettings(
        first(own.getAnalysed(), inherited.getAnalysed()),
        first(own.getQualityThreshold(), inherited.getQualityThreshold()),
        first(own.getGridPoints(), inherited.getGridPoints()),
        first(own.getSmoothingWindow(), inherited.getSmoothingWindow()),
        first(own.getSmoothingOrder(), inherited.getSmoothingOrder()),
        first(own.getDtwWindowShare(), inherited.getDtwWindowShare()),
        first(own.getNormalisation(), inherited.getNormalisation()),
        first(own.getWarningDeviation(), inherited.getWarningDeviation()),
        first(own.getCriticalDeviation(), inherited.getCriticalDeviation()));
  }

  private static <T> T first(T own, T inherited) {
    return own == null ? inherited : own;
  }
}
