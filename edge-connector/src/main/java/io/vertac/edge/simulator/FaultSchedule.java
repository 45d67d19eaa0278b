package io.vertac.edge.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which cycle has which fault. After some healthy cycles one in every so many is faulty, at a
 * random place; each kind comes once before one comes again, so that a short demonstration shows
 * several.
 */
final class FaultSchedule {
  static final int HEALTHY_CYCLES = 5;
  private static final int PLACE = -2;
  private static final List<Fault> KINDS =
      List.of(Fault.PRESSURE_LEAK, Fault.BEARING_VIBRATION, Fault.FORCE_LOSS, Fault.SENSOR_DROPOUT);

  private final long seed;
  private final int every;

  /**
   * @param every one cycle in so many; 0 for no faults at all
   */
  FaultSchedule(long seed, int every) {
    this.seed = seed;
    this.every = every;
  }

  Fault of(long cycle) {
    if (every == 0 || cycle < HEALTHY_CYCLES) {
      return Fault.NONE;
    }
    long block = (cycle - HEALTHY_CYCLES) / every;
    long place = (cycle - HEALTHY_CYCLES) % every;
    if (place != Seeds.generator(seed, block, PLACE).nextInt(every)) {
      return Fault.NONE;
    }
    return kindsOfRound(block / KINDS.size()).get((int) (block % KINDS.size()));
  }

  private List<Fault> kindsOfRound(long round) {
    List<Fault> kinds = new ArrayList<>(KINDS);
    Collections.shuffle(kinds, new Random(seed + round));
    return kinds;
  }
}
