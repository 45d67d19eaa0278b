package io.vertac.benchmarks.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hydraulic rig's recording: a row a second, label columns between cycle and second, then one
 * column a sensor. A part is faulty if its label is not that of a healthy one; of several faulty
 * parts the first names the group.
 */
final class RigLabels {
  private static final Map<String, String> HEALTHY = new LinkedHashMap<>();

  static {
    HEALTHY.put("cooler", "100");
    HEALTHY.put("valve", "100");
    HEALTHY.put("pump", "0");
    HEALTHY.put("accumulator", "130");
  }

  private static final Map<String, Set<String>> SENSORS_OF_PART =
      Map.of(
          "valve", Set.of("PS1", "PS2", "PS3", "EPS1", "FS1"),
          "pump", Set.of("PS1", "PS2", "PS3", "EPS1", "FS1", "SE"),
          "accumulator", Set.of("PS1", "PS2", "PS3"),
          "cooler", Set.of("TS1", "TS2", "TS3", "TS4", "CE", "CP", "PS4", "PS5", "PS6"));

  private RigLabels() {}

  /** Whether a sensor is one that a fault of the part shows in. */
  static boolean belongs(String sensor, String part) {
    return SENSORS_OF_PART.getOrDefault(part, Set.of()).contains(sensor);
  }

  static List<RecordedCycle> read(List<String> lines) {
    List<String> names = List.of(lines.get(0).split(","));
    int firstSensor = names.indexOf("second") + 1;
    Map<String, RecordedCycle> cycles = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",");
      RecordedCycle cycle = cycles.computeIfAbsent(row[0], id -> cycle(names, row));
      for (int column = firstSensor; column < row.length; column++) {
        cycle.add(names.get(column), row[column]);
      }
    }
    return new ArrayList<>(cycles.values());
  }

  private static RecordedCycle cycle(List<String> names, String[] row) {
    boolean warmingUp = label(names, row, "unstable").equals("1");
    String part = "";
    String group = "healthy";
    for (Map.Entry<String, String> healthy : HEALTHY.entrySet()) {
      String label = label(names, row, healthy.getKey());
      if (part.isEmpty() && !label.equals(healthy.getValue())) {
        part = healthy.getKey();
        group = part + ' ' + label;
      }
    }
    return new RecordedCycle(
        row[0], group, !part.isEmpty(), part, warmingUp, new LinkedHashMap<>());
  }

  private static String label(List<String> names, String[] row, String name) {
    int column = names.indexOf(name);
    return column < 0 ? HEALTHY.getOrDefault(name, "0") : row[column];
  }
}
