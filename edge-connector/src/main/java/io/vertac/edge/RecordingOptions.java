package io.vertac.edge;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.recording.CsvRecording;
import io.vertac.edge.recording.Mapping;
import io.vertac.edge.recording.PlayOptions;
import io.vertac.edge.recording.SensorMapping;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what a recording's columns mean and how it is played. */
final class RecordingOptions {
  @Option(
      names = "--reference-cycle",
      paramLabel = "ID",
      description = "Play this cycle first and make it the reference.")
  String referenceCycle;

  @Option(
      names = "--new-run",
      description = "Play a recording that was played before as a new stream, at new times.")
  boolean newRun;

  @Option(
      names = "--times",
      paramLabel = "now|keep",
      defaultValue = "now",
      description =
          "Place the recording so that it ends now, or keep its calendar times (default:"
              + " ${DEFAULT-VALUE}).")
  String times;

  @Option(names = "--cycle-column", paramLabel = "NAME", description = "Tells the cycles apart.")
  String cycleColumn;

  @Option(
      names = "--time-column",
      paramLabel = "NAME",
      description = "A number that counts, seconds since 1970 (or ms, us, ns), or ISO 8601.")
  String timeColumn;

  @Option(
      names = "--period",
      paramLabel = "S",
      description =
          "Seconds that a counting time column counts in, or between two rows if there is none"
              + " (default: 1).")
  BigDecimal period;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where calendar times without an offset were taken (default: UTC).")
  String zone;

  @Option(
      names = "--label-columns",
      paramLabel = "NAME",
      split = ",",
      description = "Describe the cycle; they become its metadata.")
  List<String> labelColumns;

  @Option(
      names = "--sensor-columns",
      paramLabel = "NAME",
      split = ",",
      description = "The only columns to send (default: all other columns with numbers).")
  List<String> sensorColumns;

  @Option(
      names = "--ignore-columns",
      paramLabel = "NAME",
      split = ",",
      description = "Columns to leave out.")
  List<String> ignoreColumns;

  @Option(names = "--delimiter", paramLabel = "C", description = "Between cells; tab for a tab.")
  String delimiter;

  @Option(names = "--decimal", paramLabel = ".|,", description = "The decimal sign.")
  String decimal;

  /**
   * @param device the machine's name, null for the file's
   */
  CsvRecording open(Path file, String device) {
    if (!times.equals("now") && !times.equals("keep")) {
      throw ConfigurationException.invalid("times", times, "now or keep");
    }
    String name = device != null ? device : nameOf(file);
    return CsvRecording.open(
        file, mapping(), new PlayOptions(name, referenceCycle, times.equals("keep")));
  }

  private Mapping mapping() {
    List<SensorMapping> sensors =
        sensorColumns == null ? null : sensorColumns.stream().map(SensorMapping::of).toList();
    return new Mapping(
        delimiter,
        decimal,
        cycleColumn,
        timeColumn,
        zone,
        period,
        labelColumns,
        ignoreColumns,
        sensors,
        sensors == null ? null : true);
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
