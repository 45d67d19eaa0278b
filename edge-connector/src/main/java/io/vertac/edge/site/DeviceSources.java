package io.vertac.edge.site;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.device.Recall;
import io.vertac.edge.modbus.ModbusReader;
import io.vertac.edge.modbus.ModbusSettings;
import io.vertac.edge.mqtt.MqttReader;
import io.vertac.edge.mqtt.MqttSettings;
import io.vertac.edge.opcua.OpcUaReader;
import io.vertac.edge.opcua.OpcUaSettings;
import io.vertac.edge.recording.Mapping;
import io.vertac.edge.recording.TailReader;
import io.vertac.edge.recording.TailSettings;
import io.vertac.edge.yaml.YamlMap;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reads the sources that are devices. */
final class DeviceSources {
  private enum From {
    START,
    END
  }

  private DeviceSources() {}

  static Source modbus(YamlMap source, List<YamlMap> channels, Path folder, String device) {
    ModbusSettings settings = ModbusSettings.parse(source, channels);
    return new Source.Device(() -> new ModbusReader(settings, Clock.systemUTC()), Recall.NOTHING);
  }

  static Source mqtt(YamlMap source, List<YamlMap> channels, Path folder, String device) {
    MqttSettings settings = MqttSettings.parse(source, channels, folder, device);
    return new Source.Device(() -> new MqttReader(settings, Clock.systemUTC()), Recall.WHILE_AWAY);
  }

  static Source opcua(YamlMap source, List<YamlMap> channels, Path folder, String device) {
    OpcUaSettings settings = OpcUaSettings.parse(source, channels, folder);
    return new Source.Device(() -> new OpcUaReader(settings, Clock.systemUTC()), Recall.NOTHING);
  }

  static Source tail(YamlMap source, List<YamlMap> channels, Path folder, String device) {
    Path file = folder.resolve(source.text("file"));
    Duration poll =
        source.duration("poll", Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofHours(1));
    boolean fromEnd = source.choice("from", From.START) == From.END;
    List<String> columns =
        channels.stream().map(map -> map.text("column", map.text("id"))).toList();
    TailSettings settings =
        new TailSettings(file, tailMapping(source, file), columns, poll, fromEnd);
    return new Source.Device(
        () -> new TailReader(settings, Clock.systemUTC()),
        fromEnd ? Recall.WHILE_AWAY : Recall.EVERYTHING);
  }

  private static Mapping tailMapping(YamlMap source, Path file) {
    try {
      return new Mapping(
          source.text("delimiter", null),
          source.text("decimal", null),
          null,
          source.text("time_column", null),
          source.text("zone", null),
          null,
          null,
          null,
          null,
          null);
    } catch (ConfigurationException e) {
      throw FileKeys.problem(source, file, e);
    }
  }
}
