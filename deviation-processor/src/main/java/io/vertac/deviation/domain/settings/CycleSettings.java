package io.vertac.deviation.domain.settings;

import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.events.SensorSettings;
import io.vertac.events.StreamSettings;
import io.vertac.settings.SensorChoices;
import java.time.Instant;

/** How one cycle is analysed: what was chosen for its stream when it began. */
public final class CycleSettings {
  private final AnalysisSettings configured;
  private final StreamSettings chosen;

  /**
   * @param chosen null if nothing was
   */
  public CycleSettings(AnalysisSettings configured, StreamSettings chosen) {
    this.configured = configured;
    this.chosen = chosen;
  }

  public SignalSettings of(String sensorId) {
    return SignalSettings.of(configured, SensorChoices.of(chosen, sensorId));
  }

  /** 0 if nothing was chosen. */
  public int version() {
    return chosen == null ? 0 : chosen.getVersion();
  }

  /** Changes when curves are prepared in another way; 0 if nothing was chosen. */
  public int signalVersion() {
    return chosen == null ? 0 : chosen.getSignalVersion();
  }

  public HealthLimits limits() {
    return chosen == null
        ? HealthLimits.FACTORY
        : HealthLimits.of(chosen.getWarningHealth(), chosen.getCriticalHealth());
  }

  /**
   * What the analysis is made with, in full.
   *
   * @param streamId of the cycle
   */
  public StreamSettings toRecord(String streamId) {
    SensorSettings defaults = chosen == null ? null : chosen.getDefaults();
    StreamSettings.Builder full =
        chosen == null
            ? StreamSettings.newBuilder()
                .setStreamId(streamId)
                .setVersion(0)
                .setChangedAt(Instant.EPOCH)
            : StreamSettings.newBuilder(chosen);
    return full.setDefaults(SignalSettings.of(configured, defaults).toRecord())
        .setWarningHealth(limits().warning())
        .setCriticalHealth(limits().critical())
        .build();
  }
}
