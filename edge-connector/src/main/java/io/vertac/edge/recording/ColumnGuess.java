package io.vertac.edge.recording;

import io.vertac.edge.source.SensorDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives each column its role: as the mapping says, and where it says nothing by what the file
 * holds. Columns between the cycle and the time column that never change within a cycle, and
 * columns of words that never do, are labels; the other columns with numbers are sensors.
 */
final class ColumnGuess {
  private final ColumnNames names;
  private final Mapping mapping;
  private final ColumnStatistics statistics;
  private final int cycle;
  private final int time;

  ColumnGuess(ColumnNames names, Mapping mapping, ColumnStatistics statistics) {
    this.names = names;
    this.mapping = mapping;
    this.statistics = statistics;
    this.cycle = names.cycle(mapping);
    this.time = names.time(mapping);
  }

  ColumnRoles roles() {
    Set<Integer> taken = positions("ignore", mapping.ignore());
    taken.add(cycle);
    taken.add(time);
    List<SensorMapping> listed = mapping.sensors() == null ? List.of() : mapping.sensors();
    List<String> listedColumns = listed.stream().map(SensorMapping::column).toList();
    Set<Integer> sensors = positions("sensors", listedColumns);
    sensors.removeAll(taken);
    List<Integer> labels = labels(taken, sensors);
    taken.addAll(labels);
    if (!Boolean.TRUE.equals(mapping.onlyListedSensors())) {
      addOtherSensors(taken, sensors);
    }
    List<Integer> inFileOrder = sensors.stream().sorted().toList();
    return new ColumnRoles(
        names.heading(), cycle, time, labels, inFileOrder, descriptions(inFileOrder, listed));
  }

  private List<Integer> labels(Set<Integer> taken, Set<Integer> sensors) {
    if (mapping.labels() != null) {
      return positions("labels", mapping.labels()).stream().sorted().toList();
    }
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < names.heading().size(); i++) {
      boolean free = !taken.contains(i) && !sensors.contains(i);
      boolean describes = statistics.textOnly(i) || betweenCycleAndTime(i);
      if (free && describes && statistics.constantWithinCycles(i)) {
        labels.add(i);
      }
    }
    return labels;
  }

  private boolean betweenCycleAndTime(int column) {
    boolean bothKnown = cycle != ColumnNames.NONE && time != ColumnNames.NONE;
    return bothKnown && column > Math.min(cycle, time) && column < Math.max(cycle, time);
  }

  private void addOtherSensors(Set<Integer> taken, Set<Integer> sensors) {
    for (int i = 0; i < names.heading().size(); i++) {
      if (!taken.contains(i) && statistics.numeric(i)) {
        sensors.add(i);
      }
    }
  }

  private Set<Integer> positions(String key, List<String> columns) {
    Set<Integer> positions = new HashSet<>();
    if (columns != null) {
      columns.forEach(column -> positions.add(names.require(key, column)));
    }
    return positions;
  }

  private List<SensorDescription> descriptions(List<Integer> sensors, List<SensorMapping> listed) {
    SensorNaming naming = new SensorNaming();
    List<SensorDescription> descriptions = new ArrayList<>();
    for (int column : sensors) {
      SensorMapping given =
          listed.stream()
              .filter(sensor -> names.require("sensors", sensor.column()) == column)
              .findFirst()
              .orElseGet(() -> SensorMapping.of(names.heading().get(column)));
      descriptions.add(naming.describe(given));
    }
    return descriptions;
  }
}
