package io.vertac.benchmarks.viewers;

import java.io.PrintStream;
import java.util.Locale;

/**
 * What was measured with so many viewers.
 *
 * @param updatesSeen share of the updates that the viewers should have seen, of those whose
 *     messages were read in full
 * @param p50 of the delays in ms, as p90, p99 and max
 * @param serverCores processors that the server used
 * @param fanOutCores of them, those of the threads that send
 * @param crowdCores processors that the viewers used
 */
record Measured(
    String what,
    int viewers,
    double batchesPerSecond,
    double messagesPerSecond,
    double bytesPerMessage,
    double updatesSeen,
    double p50,
    double p90,
    double p99,
    double max,
    double serverCores,
    double fanOutCores,
    double crowdCores) {
  private static final double MICROS = 1e6;

  /** Processor time of the server for one message, in µs, with all that it does besides. */
  double serverMicros() {
    return serverCores * MICROS / messagesPerSecond;
  }

  /** Of the viewers. */
  double crowdMicros() {
    return crowdCores * MICROS / messagesPerSecond;
  }

  /** Of the server's threads that send, for one message in µs. */
  double fanOutMicros() {
    return fanOutCores * MICROS / messagesPerSecond;
  }

  static void head(PrintStream out) {
    out.printf(
        "%-10s %8s %10s %12s %9s %8s %8s %8s %8s %7s %8s %8s%n",
        "server",
        "viewers",
        "batches/s",
        "messages/s",
        "delivered",
        "p50 ms",
        "p90 ms",
        "p99 ms",
        "max ms",
        "cores",
        "send us",
        "read us");
  }

  void line(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-10s %8d %10.0f %12.0f %9.4f %8.1f %8.1f %8.1f %8.1f %7.2f %8.1f %8.1f%n",
        what,
        viewers,
        batchesPerSecond,
        messagesPerSecond,
        updatesSeen,
        p50,
        p90,
        p99,
        max,
        serverCores,
        fanOutMicros(),
        crowdMicros());
  }
}
