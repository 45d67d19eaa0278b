package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.source.SensorDescription;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;

/** Turns headings into ids and names that the gateway takes; no two sensors get the same id. */
final class SensorNaming {
  private static final int LONGEST_ID = 120;
  private static final int LONGEST_NAME = 200;

  private final Set<String> used = new HashSet<>();

  SensorDescription describe(SensorMapping mapping) {
    String id = mapping.sensorId() == null ? idFrom(mapping.column()) : given(mapping.sensorId());
    if (!used.add(id)) {
      throw ConfigurationException.invalid("sensor_id", id, "an id that no other sensor has");
    }
    String name = mapping.name() == null ? nameFrom(mapping.column(), id) : mapping.name();
    String type = mapping.type() == null ? "analog" : mapping.type();
    String unit = mapping.unit() == null ? "" : mapping.unit();
    return new SensorDescription(id, name, type, unit);
  }

  private static String given(String id) {
    if (!SensorDescription.isId(id)) {
      throw ConfigurationException.invalid("sensor_id", id, SensorDescription.ID_RULE);
    }
    return id;
  }

  private String idFrom(String column) {
    String plain = Normalizer.normalize(column, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String id = plain.replaceAll("[^A-Za-z0-9._:-]+", "_").replaceAll("\\.{2,}", ".");
    id = id.replaceAll("^[^A-Za-z0-9]+", "");
    id = id.isEmpty() ? "sensor" : id.substring(0, Math.min(LONGEST_ID, id.length()));
    String unique = id;
    for (int i = 2; used.contains(unique); i++) {
      unique = id + "_" + i;
    }
    return unique;
  }

  private static String nameFrom(String column, String id) {
    String name = column.replaceAll("[^\\p{L}\\p{N} ._:()/%°µ+#\\[\\]-]+", " ").strip();
    return name.isEmpty() ? id : name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }
}
