package io.vertac.cycle.domain;

import io.vertac.events.BatchSensor;
import java.util.List;

/** Takes kept samples one by one, chunk after chunk, without an object for each. */
public interface SampleReader {
  /** The samples that follow name their sensor by its position here. */
  void sensors(List<BatchSensor> sensors);

  /**
   * @param sensor position of its sensor
   * @param quality 0 to 1
   */
  void sample(int sensor, long timeNs, double value, double quality);
}
