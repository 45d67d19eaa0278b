package io.vertac.cycle.domain;

import io.vertac.cycle.domain.Decision.Code;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.events.CycleCommand;
import io.vertac.events.SensorSettings;
import io.vertac.events.StreamSettings;
import io.vertac.settings.SensorChoices;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides how the cycles of a stream are analysed that start from now on. */
public final class SettingsDecisions {
  /** The version to be replaced is not said. */
  private static final int WHICHEVER = -1;

  Decision choose(StreamContext stream, CycleCommand command, long receivedUs) {
    if (stream.registration().isEmpty()) {
      return Decision.refused(Code.unknown_stream, "the stream is not registered");
    }
    StreamSettings before = stream.settings().current();
    int version = before == null ? 0 : before.getVersion();
    StreamSettings wanted = command.getSettings();
    if (wanted.getVersion() != WHICHEVER && wanted.getVersion() != version) {
      return Decision.refused(
          Code.settings_changed,
          "somebody changed the settings: version %d was to be replaced, but %d holds; read them again"
              .formatted(wanted.getVersion(), version));
    }
    if (!saysTheSame(before, wanted)) {
      choose(stream, command, receivedUs, before, version + 1);
    }
    return Decision.accepted("the settings hold for the cycles that start from now on");
  }

  private static void choose(
      StreamContext stream,
      CycleCommand command,
      long receivedUs,
      StreamSettings before,
      int version) {
    boolean sameSignals = hasSameSignals(before, command.getSettings());
    int signalVersion = before == null ? 0 : before.getSignalVersion();
    StreamSettings chosen =
        StreamSettings.newBuilder(command.getSettings())
            .setStreamId(stream.streamId())
            .setVersion(version)
            .setSignalVersion(sameSignals ? signalVersion : version)
            .setChangedAt(Times.instant(receivedUs))
            .setCommandId(command.getCommandId())
            .build();
    Set<Integer> inUse =
        stream.state().getOpenCycles().stream()
            .map(OpenCycle::getSettingsVersion)
            .collect(Collectors.toSet());
    stream.settings().choose(chosen, inUse);
    stream.outcome().settings(chosen);
  }

  private static boolean saysTheSame(StreamSettings before, StreamSettings wanted) {
    StreamSettings compared = before == null ? nothing() : before;
    return Objects.equals(compared.getWarningHealth(), wanted.getWarningHealth())
        && Objects.equals(compared.getCriticalHealth(), wanted.getCriticalHealth())
        && compared.getDefaults().equals(wanted.getDefaults())
        && compared.getSensors().equals(wanted.getSensors());
  }

  /** Whether curves are prepared alike; limits do not change what is usual. */
  private static boolean hasSameSignals(StreamSettings before, StreamSettings wanted) {
    StreamSettings compared = before == null ? nothing() : before;
    Set<String> sensors = new TreeSet<>(compared.getSensors().keySet());
    sensors.addAll(wanted.getSensors().keySet());
    return signals(compared.getDefaults()).equals(signals(wanted.getDefaults()))
        && sensors.stream()
            .allMatch(
                id ->
                    signals(SensorChoices.of(compared, id))
                        .equals(signals(SensorChoices.of(wanted, id))));
  }

  private static SensorSettings signals(SensorSettings settings) {
    return SensorSettings.newBuilder(settings)
        .setWarningDeviation(null)
        .setCriticalDeviation(null)
        .setNormalisation(null)
        .build();
  }

  private static StreamSettings nothing() {
    return StreamSettings.newBuilder()
        .setStreamId("")
        .setVersion(0)
        .setChangedAt(Times.instant(0))
        .setDefaults(SensorSettings.newBuilder().build())
        .build();
  }
}
