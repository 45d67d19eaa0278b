package io.vertac.edge.site;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.yaml.YamlMap;
import java.nio.file.Path;
import java.util.Map;

/** What edge.yaml calls the settings of CSV files, which have other names elsewhere. */
final class FileKeys {
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("recording", "file"),
          Map.entry("cycle", "cycle_column"),
          Map.entry("time", "time_column"),
          Map.entry("reference-cycle", "reference_cycle"),
          Map.entry("period", "period_seconds"),
          Map.entry("times", "times"),
          Map.entry("delimiter", "delimiter"),
          Map.entry("decimal", "decimal"),
          Map.entry("zone", "zone"),
          Map.entry("labels", "label_columns"),
          Map.entry("ignore", "ignore_columns"));

  private FileKeys() {}

  /** The same problem with the line and key of edge.yaml. */
  static ConfigurationException problem(YamlMap source, Path file, ConfigurationException e) {
    String message = e.getMessage();
    int end = message.indexOf('=');
    String key = end < 0 ? null : KEYS.get(message.substring(0, end));
    if (key == null) {
      return source.problem("file", "=" + file + ": " + message);
    }
    String where = key.equals("file") ? "" : " (" + file + ")";
    return source.problem(key, message.substring(end) + where);
  }
}
