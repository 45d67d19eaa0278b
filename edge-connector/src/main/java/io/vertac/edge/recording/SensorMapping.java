package io.vertac.edge.recording;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertac.config.ConfigurationException;

/**
 * How one column becomes a sensor. Only the column must be given.
 *
 * @param column its heading
 * @param sensorId default: the heading, with signs that an id must not have replaced
 * @param name default: the heading
 * @param type default: analog
 * @param unit default: empty
 */
public record SensorMapping(
    @JsonProperty("column") String column,
    @JsonProperty("sensor_id") String sensorId,
    @JsonProperty("name") String name,
    @JsonProperty("type") String type,
    @JsonProperty("unit") String unit) {
  public SensorMapping {
    if (column == null || column.isBlank()) {
      throw ConfigurationException.invalid("sensors[].column", column, "a column's heading");
    }
  }

  public static SensorMapping of(String column) {
    return new SensorMapping(column, null, null, null, null);
  }
}
