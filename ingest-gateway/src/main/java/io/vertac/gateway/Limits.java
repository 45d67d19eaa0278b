package io.vertac.gateway;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;

/**
 * How much a client may send.
 *
 * @param maxRequestBytes of one request's body, after inflating ({@code MAX_REQUEST_BYTES})
 * @param maxBatchSamples of one batch ({@code MAX_BATCH_SAMPLES})
 * @param maxInFlightBytes of all requests that are not answered yet ({@code MAX_IN_FLIGHT_BYTES})
 * @param maxRecordBytes of one record before compression; larger batches are split ({@code
 *     MAX_RECORD_BYTES}); the broker's limit is 1 MiB unless configured
 */
public record Limits(
    int maxRequestBytes, int maxBatchSamples, long maxInFlightBytes, int maxRecordBytes) {
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;
  private static final long MOST_IN_FLIGHT_BYTES = 64L * MIB;

  public Limits {
    if (maxInFlightBytes < maxRequestBytes) {
      throw ConfigurationException.invalid(
          "MAX_IN_FLIGHT_BYTES",
          Long.toString(maxInFlightBytes),
          "at least MAX_REQUEST_BYTES, " + maxRequestBytes);
    }
  }

  static Limits from(Environment environment) {
    int maxRequestBytes = environment.integer("MAX_REQUEST_BYTES", 8 * MIB, KIB, 256 * MIB);
    return new Limits(
        maxRequestBytes,
        environment.integer("MAX_BATCH_SAMPLES", 100_000, 1, 10_000_000),
        environment.integer(
            "MAX_IN_FLIGHT_BYTES", defaultInFlightBytes(maxRequestBytes), KIB, Integer.MAX_VALUE),
        environment.integer("MAX_RECORD_BYTES", 900_000, 256 * KIB, 64 * MIB));
  }

  /** A request takes up to three times its size until it is acknowledged. */
  private static int defaultInFlightBytes(int maxRequestBytes) {
    long share = Runtime.getRuntime().maxMemory() / 8;
    return (int) Math.max(maxRequestBytes, Math.min(MOST_IN_FLIGHT_BYTES, share));
  }
}
