package io.vertac.sink.delivery;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How records are fetched, and how a destination that is away is waited for.
 *
 * @param group the name of the consumer groups, before the destination's name; another name reads
 *     every topic again from the beginning
 * @param batchRecords most records fetched, written and committed at once
 * @param retryMin the first wait when a destination is away
 * @param retryMax the longest wait
 */
public record DeliverySettings(
    String group, int batchRecords, Duration retryMin, Duration retryMax) {

  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public DeliverySettings {
    if (!GROUP.matcher(group).matches()) {
      throw ConfigurationException.invalid("SINK_GROUP", group, "letters, digits, '.', '_', '-'");
    }
    if (retryMin.compareTo(retryMax) > 0) {
      throw ConfigurationException.invalid(
          "SINK_RETRY_MIN_MS",
          Long.toString(retryMin.toMillis()),
          "at most SINK_RETRY_MAX_MS, which is " + retryMax.toMillis());
    }
  }

  public static DeliverySettings from(Environment environment) {
    return new DeliverySettings(
        environment.get("SINK_GROUP", "alert-sink"),
        environment.integer("SINK_BATCH_RECORDS", 4_000, 1, 10_000),
        Duration.ofMillis(environment.integer("SINK_RETRY_MIN_MS", 200, 1, 60_000)),
        Duration.ofMillis(environment.integer("SINK_RETRY_MAX_MS", 10_000, 1, 240_000)));
  }
}
