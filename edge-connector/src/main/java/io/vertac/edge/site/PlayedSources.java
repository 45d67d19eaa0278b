package io.vertac.edge.site;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.config.Speed;
import io.vertac.edge.recording.CsvRecording;
import io.vertac.edge.recording.Mapping;
import io.vertac.edge.recording.PlayOptions;
import io.vertac.edge.recording.SensorMapping;
import io.vertac.edge.simulator.PressSimulator;
import io.vertac.edge.simulator.SimulatorConfig;
import io.vertac.edge.yaml.YamlMap;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** Reads the sources that are played. */
final class PlayedSources {
  private enum Times {
    NOW,
    KEEP
  }

  private PlayedSources() {}

  static Source simulator(YamlMap source, List<YamlMap> channels, Path folder, String device) {
    refuseChannels(source, channels);
    SimulatorConfig config =
        new SimulatorConfig(
            device,
            source.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
            source.integer("cycles", 0, 0, Long.MAX_VALUE),
            source.decimal("cycle_seconds", 6, 0.5, 3600),
            (int) source.integer("sensors", 8, 1, 400),
            (int) source.integer("fault_every", 5, 0, Integer.MAX_VALUE));
    return new Source.Played(new PressSimulator(config), speed(source));
  }

  static Source recording(YamlMap source, List<YamlMap> channels, Path folder, String device) {
    Path file = folder.resolve(source.text("file"));
    List<SensorMapping> sensors = channels.stream().map(PlayedSources::sensor).toList();
    boolean listed = !sensors.isEmpty();
    Times times = source.choice("times", Times.NOW);
    String reference = source.text("reference_cycle", null);
    try {
      Mapping mapping =
          new Mapping(
              source.text("delimiter", null),
              source.text("decimal", null),
              source.text("cycle_column", null),
              source.text("time_column", null),
              source.text("zone", null),
              source.find("period_seconds", "a number of seconds", BigDecimal::new).orElse(null),
              source.has("label_columns") ? source.texts("label_columns") : null,
              source.has("ignore_columns") ? source.texts("ignore_columns") : null,
              listed ? sensors : null,
              listed ? true : null);
      PlayOptions options = new PlayOptions(device, reference, times == Times.KEEP);
      return new Source.Played(CsvRecording.open(file, mapping, options), speed(source));
    } catch (ConfigurationException e) {
      throw FileKeys.problem(source, file, e);
    }
  }

  private static SensorMapping sensor(YamlMap map) {
    return new SensorMapping(
        map.text("column"),
        map.text("id", null),
        map.text("name", null),
        map.text("type", null),
        map.text("unit", null));
  }

  private static Speed speed(YamlMap source) {
    return source
        .find(
            "speed",
            "a number from 0.01, or max",
            text -> {
              try {
                return Speed.parse(text);
              } catch (ConfigurationException e) {
                throw new IllegalArgumentException(e);
              }
            })
        .orElse(Speed.REAL_TIME);
  }

  private static void refuseChannels(YamlMap source, List<YamlMap> channels) {
    if (!channels.isEmpty()) {
      throw source.problem("type", "=simulator has sensors of its own: remove sensors and signals");
    }
  }
}
