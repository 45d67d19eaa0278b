package io.vertac.edge.outbox;

import java.time.Duration;

/**
 * In which order an outbox is emptied, and how fast.
 *
 * @param liveFirst send what was just read before what has waited; only within each of the two does
 *     the order stay
 * @param samplesPerSecond the most that is sent of what has waited; 0 for as fast as the gateway
 *     takes it
 * @param liveFor how long something counts as just read
 */
public record DrainSettings(boolean liveFirst, double samplesPerSecond, Duration liveFor) {
  private static final Duration LIVE_FOR = Duration.ofSeconds(10);

  /** In order, as fast as the gateway takes it. */
  public static final DrainSettings USUAL = new DrainSettings(false, 0, LIVE_FOR);

  public DrainSettings(boolean liveFirst, double samplesPerSecond) {
    this(liveFirst, samplesPerSecond, LIVE_FOR);
  }
}
