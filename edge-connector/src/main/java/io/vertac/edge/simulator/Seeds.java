package io.vertac.edge.simulator;

import java.util.SplittableRandom;

/**
 * A generator of its own for each thing that varies, so that cycle 500 looks the same whether or
 * not the 499 before it were played in this run.
 */
final class Seeds {
  private static final long CYCLE_STEP = 0x9E3779B97F4A7C15L;
  private static final long PART_STEP = 0xC2B2AE3D27D4EB4FL;

  private Seeds() {}

  static SplittableRandom generator(long seed, long cycle, int part) {
    return new SplittableRandom(seed ^ (cycle + 1) * CYCLE_STEP ^ (part + 1) * PART_STEP);
  }
}
