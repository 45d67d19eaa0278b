package io.vertac.edge.recording;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertac.config.ConfigurationException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is said about a recording's columns, by options or by the descriptor beside it. Everything
 * may be null: then it is guessed from the file.
 *
 * @param delimiter one character, or the word {@code tab}
 * @param decimal {@code .} or {@code ,}
 * @param cycle heading of the column that tells the cycles apart
 * @param time heading of the time column
 * @param zone where local times without an offset were taken; default UTC
 * @param periodSeconds the unit of a time column that counts, or the time between two rows if there
 *     is no time column; default 1
 * @param labels columns that describe a cycle instead of measuring
 * @param ignore columns to leave out
 * @param sensors columns that measure
 * @param onlyListedSensors leave out the columns that {@code sensors} does not list
 */
public record Mapping(
    @JsonProperty("delimiter") String delimiter,
    @JsonProperty("decimal") String decimal,
    @JsonProperty("cycle") String cycle,
    @JsonProperty("time") String time,
    @JsonProperty("zone") String zone,
    @JsonProperty("period_seconds") BigDecimal periodSeconds,
    @JsonProperty("labels") List<String> labels,
    @JsonProperty("ignore") List<String> ignore,
    @JsonProperty("sensors") List<SensorMapping> sensors,
    @JsonProperty("only_listed_sensors") Boolean onlyListedSensors) {
  private static final BigDecimal SHORTEST_PERIOD = new BigDecimal("0.000001");
  private static final BigDecimal LONGEST_PERIOD = new BigDecimal("86400");

  /** Nothing is said, all is guessed. */
  public static final Mapping NONE =
      new Mapping(null, null, null, null, null, null, null, null, null, null);

  public Mapping {
    if (delimiter != null && delimiter.length() != 1 && !delimiter.equals("tab")) {
      throw ConfigurationException.invalid("delimiter", delimiter, "one character, or tab");
    }
    if (decimal != null && !decimal.equals(".") && !decimal.equals(",")) {
      throw ConfigurationException.invalid("decimal", decimal, ". or ,");
    }
    if (periodSeconds != null
        && (periodSeconds.compareTo(SHORTEST_PERIOD) < 0
            || periodSeconds.compareTo(LONGEST_PERIOD) > 0)) {
      throw ConfigurationException.invalid(
          "period", periodSeconds.toPlainString(), "seconds from 0.000001 to 86400");
    }
    checkZone(zone);
  }

  /** This mapping, and where it says nothing the other. */
  public Mapping over(Mapping other) {
    return new Mapping(
        first(delimiter, other.delimiter),
        first(decimal, other.decimal),
        first(cycle, other.cycle),
        first(time, other.time),
        first(zone, other.zone),
        first(periodSeconds, other.periodSeconds),
        first(labels, other.labels),
        first(ignore, other.ignore),
        first(sensors, other.sensors),
        first(onlyListedSensors, other.onlyListedSensors));
  }

  Optional<Character> delimiterCharacter() {
    return Optional.ofNullable(delimiter).map(d -> d.equals("tab") ? '\t' : d.charAt(0));
  }

  long periodNanos() {
    BigDecimal seconds = first(periodSeconds, BigDecimal.ONE);
    return seconds.movePointRight(9).longValue();
  }

  ZoneId zoneId() {
    return ZoneId.of(first(zone, "UTC"));
  }

  private static void checkZone(String zone) {
    try {
      ZoneId.of(first(zone, "UTC"));
    } catch (DateTimeException e) {
      throw ConfigurationException.invalid("zone", zone, "a time zone such as Europe/Berlin");
    }
  }

  private static <T> T first(T preferred, T fallback) {
    return preferred != null ? preferred : fallback;
  }
}
