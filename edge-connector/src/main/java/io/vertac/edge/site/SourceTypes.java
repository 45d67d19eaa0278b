package io.vertac.edge.site;

import java.util.Map;
import java.util.Set;

/** The kinds of sources there are; a new one is added here. */
final class SourceTypes {
  static final Map<String, SourceParser> ALL =
      Map.of(
          "modbus",
          DeviceSources::modbus,
          "mqtt",
          DeviceSources::mqtt,
          "opcua",
          DeviceSources::opcua,
          "csv_tail",
          DeviceSources::tail,
          "simulator",
          PlayedSources::simulator,
          "recording",
          PlayedSources::recording);

  /** Those that say by themselves what their sensors and cycles are. */
  static final Set<String> PLAYED = Set.of("simulator", "recording");

  private SourceTypes() {}
}
