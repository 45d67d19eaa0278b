package io.vertac.cycle.domain;

import io.vertac.config.Environment;
import java.time.Duration;

/**
 * The rules by which samples become cycles.
 *
 * @param gracePeriod how long after a stop was received samples of the cycle are still welcome
 * @param sampleTimeout how long a running cycle may go without a sample
 * @param preStartRetention how long samples outside every cycle wait for a start that claims them
 * @param historyCycles how many finished cycles of a stream are remembered: late samples are told
 *     from stray ones, and references chosen, among them
 * @param maxTracePoints longest curve that is passed on unreduced; at 24 bytes a point it must stay
 *     under the broker's record limit of 1 MiB
 */
public record CycleRules(
    Duration gracePeriod,
    Duration sampleTimeout,
    Duration preStartRetention,
    int historyCycles,
    int maxTracePoints) {

  public static CycleRules from(Environment environment) {
    return new CycleRules(
        environment.seconds("CYCLE_GRACE_PERIOD_SEC", 10, 0, 86_400),
        environment.seconds("SAMPLE_TIMEOUT_SEC", 30, 1, 86_400),
        environment.seconds("PRE_START_RETENTION_SEC", 60, 1, 86_400),
        environment.integer("HISTORY_CYCLES", 100, 1, 10_000),
        environment.integer("MAX_TRACE_POINTS", 32_000, 100, 40_000));
  }

  long graceUs() {
    return gracePeriod.toMillis() * 1_000;
  }

  long timeoutUs() {
    return sampleTimeout.toMillis() * 1_000;
  }

  long preStartUs() {
    return preStartRetention.toMillis() * 1_000;
  }
}
