package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real rig: with one healthy cycle as reference, health tells every faulty cycle. */
class HydraulicRigTest {
  private static final int LABELS = 7;
  private static final String REFERENCE = "1787";

  @Test
  void shouldGiveEveryHealthyCycleAHigherHealthThanAnyFaultyOne() throws IOException {
    Path file =
        Path.of(System.getProperty("vertac.root", ".."), "../shared/data/hydraulic_small.csv");
    assumeTrue(Files.exists(file), () -> "the recording is not there: " + file);
    Map<String, List<String[]>> cycles = read(file);
    String[] sensors = Files.readAllLines(file).get(0).split(",");
    List<Double> healthy = new ArrayList<>();
    List<Double> faulty = new ArrayList<>();
    try (DeviationScenario scenario = new DeviationScenario()) {
      healthy.add(play(scenario, cycles.remove(REFERENCE), sensors));
      for (List<String[]> rows : cycles.values()) {
        double health = play(scenario, rows, sensors);
        boolean stable = rows.get(0)[5].equals("0");
        if (!isHealthy(rows.get(0))) {
          faulty.add(health);
        } else if (stable) {
          healthy.add(health);
        }
      }
    }
    assertThat(healthy).hasSize(10);
    assertThat(faulty).hasSize(109);
    double worstHealthy = healthy.stream().min(Double::compare).orElseThrow();
    double bestFaulty = faulty.stream().max(Double::compare).orElseThrow();
    assertThat(worstHealthy).isGreaterThan(bestFaulty);
  }

  private static double play(DeviationScenario scenario, List<String[]> rows, String[] names) {
    for (int column = LABELS; column < names.length; column++) {
      int c = column;
      scenario.curve(names[c], rows.stream().mapToDouble(r -> Double.parseDouble(r[c])).toArray());
    }
    return scenario.play().getHealthScore();
  }

  private static boolean isHealthy(String[] row) {
    return List.of("100", "100", "0", "130").equals(Arrays.asList(row).subList(1, 5));
  }

  private static Map<String, List<String[]>> read(Path file) throws IOException {
    Map<String, List<String[]>> cycles = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
      String[] row = line.split(",");
      cycles.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row);
    }
    return cycles;
  }
}
