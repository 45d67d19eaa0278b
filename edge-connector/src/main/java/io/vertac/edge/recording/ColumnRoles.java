package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.source.SensorDescription;
import java.util.List;

/**
 * What each column of a recording is for.
 *
 * @param heading all columns
 * @param cycle position of the cycle column, {@link ColumnNames#NONE} if all rows are one cycle
 * @param time position of the time column, {@link ColumnNames#NONE} if rows are evenly spaced
 * @param labels positions of the columns that describe a cycle
 * @param sensors positions of the columns that measure
 * @param descriptions of the sensors, in the same order
 */
record ColumnRoles(
    List<String> heading,
    int cycle,
    int time,
    List<Integer> labels,
    List<Integer> sensors,
    List<SensorDescription> descriptions) {
  ColumnRoles {
    if (sensors.isEmpty()) {
      throw new ConfigurationException(
          "no column with numbers to use as a sensor among "
              + String.join(", ", heading)
              + ": check the delimiter, or name the columns with --sensor-columns");
    }
  }
}
