package io.vertac.benchmarks.ingest;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param name what was sent, and how many samples at a time
 * @param perSecond requests, or records of the raw producer
 * @param samples in each
 * @param driven null for the raw producer
 * @param cpuMicros of the server's processor time a request took; NaN for the raw producer
 */
record Row(String name, double perSecond, int samples, Driven driven, double cpuMicros) {
  static final String HEAD =
      "%-10s %10s %12s %8s %8s %8s %10s %7s"
          .formatted(
              "", "requests/s", "samples/s", "p50 ms", "p99 ms", "max ms", "cpu us/req", "failed");

  double samplesPerSecond() {
    return perSecond * samples;
  }

  @Override
  public String toString() {
    if (driven == null) {
      return String.format(Locale.ROOT, "%-10s %10.0f %12.0f", name, perSecond, samplesPerSecond());
    }
    return String.format(
        Locale.ROOT,
        "%-10s %10.0f %12.0f %8.2f %8.2f %8.1f %10.1f %7d",
        name,
        perSecond,
        samplesPerSecond(),
        driven.p50Ms(),
        driven.p99Ms(),
        driven.maxMs(),
        cpuMicros,
        driven.failed());
  }
}
