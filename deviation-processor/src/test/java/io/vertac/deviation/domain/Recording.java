package io.vertac.deviation.domain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.score.ObservedCycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recorded cycles of real machines, which lie beside the project. */
final class Recording {
  private static final int LABELS = 7;
  private static final List<String> ROBOT = List.of("Fx", "Fy", "Fz", "Tx", "Ty", "Tz");

  /**
   * @param id as in the recording
   * @param warmingUp whether the machine was not yet in its steady state
   */
  record Cycle(String id, boolean faulty, boolean warmingUp, Map<String, List<Double>> values) {
    private Cycle(String id, boolean faulty, boolean warmingUp) {
      this(id, faulty, warmingUp, new LinkedHashMap<>());
    }

    void add(String sensor, String value) {
      values.computeIfAbsent(sensor, s -> new ArrayList<>()).add(Double.valueOf(value));
    }

    ObservedCycle observed() {
      Map<String, GridCurve> curves = new LinkedHashMap<>();
      values.forEach((sensor, list) -> curves.put(sensor, curve(list)));
      return new ObservedCycle(id, values.values().iterator().next().size(), curves);
    }

    private static GridCurve curve(List<Double> list) {
      double[] samples = list.stream().mapToDouble(Double::doubleValue).toArray();
      return new GridCurve(0, samples.length - 1, Curves.quantum(samples, samples.length), samples);
    }
  }

  private Recording() {}

  static List<Cycle> hydraulic() throws IOException {
    List<String> lines = read("hydraulic_small.csv");
    String[] names = lines.get(0).split(",");
    Map<String, Cycle> cycles = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",");
      boolean healthy = String.join(",", List.of(row).subList(1, 5)).equals("100,100,0,130");
      Cycle cycle =
          cycles.computeIfAbsent(row[0], id -> new Cycle(id, !healthy, row[5].equals("1")));
      for (int column = LABELS; column < row.length; column++) {
        cycle.add(names[column], row[column]);
      }
    }
    return new ArrayList<>(cycles.values());
  }

  static List<Cycle> robot(String file) throws IOException {
    List<Cycle> cycles = new ArrayList<>();
    for (String line : read(file)) {
      String[] row = line.trim().split("\\s+");
      if (row.length == ROBOT.size()) {
        Cycle cycle = cycles.get(cycles.size() - 1);
        for (int i = 0; i < row.length; i++) {
          cycle.add(ROBOT.get(i), row[i]);
        }
      } else if (!row[0].isEmpty()) {
        cycles.add(new Cycle("run " + cycles.size(), !row[0].equals("normal"), false));
      }
    }
    return cycles;
  }

  static List<Cycle> wafer() throws IOException {
    List<String> lines = read("wafer_train.csv");
    String[] names = lines.get(0).split(",");
    Map<String, Cycle> cycles = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",");
      Cycle cycle =
          cycles.computeIfAbsent(row[0], id -> new Cycle(id, row[1].equals("abnormal"), false));
      for (int column = 3; column < row.length; column++) {
        cycle.add(names[column], row[column]);
      }
    }
    return new ArrayList<>(cycles.values());
  }

  private static List<String> read(String file) throws IOException {
    Path path = Path.of(System.getProperty("vertac.root", ".."), "../shared/data", file);
    assumeTrue(Files.exists(path), () -> "the recording is not there: " + path);
    return Files.readAllLines(path);
  }
}
