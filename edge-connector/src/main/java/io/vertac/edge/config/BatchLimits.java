package io.vertac.edge.config;

import io.vertac.config.ConfigurationException;
import java.time.Duration;

/**
 * How many samples are posted together. A batch ends at whichever limit it meets first, and with
 * its cycle. Both limits go by the samples alone, never by a clock, so that the same recording
 * always makes the same batches.
 *
 * @param samples 1 to 10,000
 * @param span between the first and the last sample, on the machine's clock
 */
public record BatchLimits(int samples, Duration span) {
  private static final Duration LONGEST_SPAN = Duration.ofDays(1);

  /** For a machine that is watched while it runs. */
  public static final BatchLimits LIVE = new BatchLimits(50, Duration.ofSeconds(1));

  /** For playing as fast as the pipeline takes it. */
  public static final BatchLimits BULK = new BatchLimits(1_000, LONGEST_SPAN);

  public BatchLimits {
    if (samples < 1 || samples > 10_000) {
      throw ConfigurationException.invalid("batch-samples", String.valueOf(samples), "1 to 10000");
    }
    if (span.isNegative() || span.isZero() || span.compareTo(LONGEST_SPAN) > 0) {
      throw ConfigurationException.invalid(
          "batch-seconds", String.valueOf(span.toMillis() / 1000.0), "more than 0, up to 86400");
    }
  }

  /** What fits a speed. */
  public static BatchLimits of(Speed speed) {
    if (speed.unlimited()) {
      return BULK;
    }
    double span = Math.min(LONGEST_SPAN.toSeconds(), Math.max(1, speed.factor()));
    return new BatchLimits(LIVE.samples(), Duration.ofMillis((long) (span * 1000)));
  }
}
