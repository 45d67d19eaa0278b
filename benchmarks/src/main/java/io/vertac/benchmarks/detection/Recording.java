package io.vertac.benchmarks.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads recordings in three forms; which one a file has is told by its first line. */
final class Recording {
  private static final List<String> ROBOT = List.of("Fx", "Fy", "Fz", "Tx", "Ty", "Tz");
  private static final int FIRST_WAFER_SENSOR = 3;

  private Recording() {}

  /** Whether the file is of the rig whose label columns say which part was faulty. */
  static boolean isRig(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("").startsWith("cycle,");
    }
  }

  static List<RecordedCycle> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (isRig(file)) {
      return RigLabels.read(lines);
    }
    return lines.get(0).startsWith("run,label,t,") ? wafer(lines) : robot(lines);
  }

  /** Long form: run, label, time, sensors. */
  private static List<RecordedCycle> wafer(List<String> lines) {
    String[] names = lines.get(0).split(",");
    Map<String, RecordedCycle> cycles = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",");
      RecordedCycle cycle =
          cycles.computeIfAbsent(
              row[0], id -> RecordedCycle.of(id, row[1], !row[1].equals("normal")));
      for (int column = FIRST_WAFER_SENSOR; column < row.length; column++) {
        cycle.add(names[column], row[column]);
      }
    }
    return new ArrayList<>(cycles.values());
  }

  /** A line with a label, then a line a sample. */
  private static List<RecordedCycle> robot(List<String> lines) {
    List<RecordedCycle> cycles = new ArrayList<>();
    for (String line : lines) {
      String[] row = line.trim().split("\\s+");
      if (row.length == ROBOT.size()) {
        RecordedCycle cycle = cycles.get(cycles.size() - 1);
        for (int i = 0; i < row.length; i++) {
          cycle.add(ROBOT.get(i), row[i]);
        }
      } else if (!row[0].isEmpty()) {
        String id = String.valueOf(cycles.size());
        cycles.add(RecordedCycle.of(id, row[0], !row[0].equals("normal")));
      }
    }
    return cycles;
  }
}
