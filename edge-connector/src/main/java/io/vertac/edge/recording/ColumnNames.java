package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds columns by their headings, ignoring case. */
record ColumnNames(List<String> heading) {
  static final int NONE = -1;

  private static final Set<String> CYCLE_NAMES =
      Set.of(
          "cycle",
          "cycle_id",
          "cycleid",
          "cycle_no",
          "cycle_nr",
          "cycle_number",
          "run",
          "run_id",
          "runid",
          "shot",
          "shot_id",
          "zyklus");
  private static final Set<String> TIME_NAMES =
      Set.of(
          "second",
          "seconds",
          "sec",
          "t",
          "time",
          "timestamp",
          "datetime",
          "date_time",
          "ts",
          "elapsed",
          "zeit");

  /** The cycle column, {@link #NONE} if no heading looks like one. */
  int cycle(Mapping mapping) {
    return mapping.cycle() != null ? require("cycle", mapping.cycle()) : firstOf(CYCLE_NAMES);
  }

  /** The time column, {@link #NONE} if no heading looks like one. */
  int time(Mapping mapping) {
    return mapping.time() != null ? require("time", mapping.time()) : firstOf(TIME_NAMES);
  }

  /**
   * @param key the setting that names the column, for the error
   */
  int require(String key, String name) {
    int column = find(name);
    if (column == NONE) {
      throw ConfigurationException.invalid(
          key, name, "one of the columns " + String.join(", ", heading));
    }
    return column;
  }

  /** The column of that name; {@link #NONE} if there is none. */
  int find(String name) {
    for (int i = 0; i < heading.size(); i++) {
      if (normal(heading.get(i)).equals(normal(name))) {
        return i;
      }
    }
    return NONE;
  }

  private int firstOf(Set<String> names) {
    for (int i = 0; i < heading.size(); i++) {
      if (names.contains(normal(heading.get(i)))) {
        return i;
      }
    }
    return NONE;
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
  }
}
