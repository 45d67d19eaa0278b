package io.vertac.benchmarks.pipeline;

import java.time.Duration;

/**
 * What is sent.
 *
 * @param streams machines that send at the same time
 * @param sensors of each machine
 * @param samplesPerSecond of all machines together; 0 sends as fast as it is taken
 * @param batch samples in a request
 * @param duration how long, the warm-up included
 * @param warmUp in which one machine after the other begins, as they do where they are connected
 * @param cycle length of a cycle, on the machine's clock
 */
record Load(
    int streams,
    int sensors,
    long samplesPerSecond,
    int batch,
    Duration duration,
    Duration warmUp,
    Duration cycle) {

  /** All sensors are read at the same moments; so much time lies between two of them. */
  long tickNanos() {
    long perStream =
        Math.max(1, samplesPerSecond == 0 ? sensors * 10L : samplesPerSecond / streams);
    return 1_000_000_000L * sensors / perStream;
  }

  boolean unlimited() {
    return samplesPerSecond == 0;
  }
}
