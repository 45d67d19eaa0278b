package io.vertac.edge.play;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.config.Speed;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.source.Timing;
import io.vertac.edge.state.StreamMemory;
import java.time.Clock;

/**
 * Decides where a source's time line begins on the calendar: so that its last event falls on the
 * moment at which it will be played. A recording keeps what was decided when it was first played; a
 * machine never goes back behind its earlier runs.
 */
public final class BaseTime {
  private static final long MILLISECOND = 1_000_000;

  private BaseTime() {}

  /**
   * @throws ConfigurationException if the speed does not fit a source without an end
   */
  public static void requireFitting(MachineSource source, Speed speed) {
    Timing timing = source.timing(0);
    if (!timing.absolute()) {
      requireFitting(timing, speed);
    }
  }

  private static void requireFitting(Timing timing, Speed speed) {
    if (timing.endless() && !speed.equals(Speed.REAL_TIME)) {
      throw ConfigurationException.invalid(
          "speed", speed.toString(), "1 for a machine that runs without end (or set --cycles)");
    }
  }

  /**
   * Chooses and remembers the beginning.
   *
   * @return nanoseconds since 1970
   * @throws ConfigurationException if the speed does not fit a source without an end
   */
  public static long choose(MachineSource source, StreamMemory memory, Speed speed, Clock clock) {
    Timing timing = source.timing(memory.nextCycle());
    if (timing.absolute()) {
      return 0;
    }
    if (source.replayable() && memory.baseTime().isPresent()) {
      return memory.baseTime().getAsLong();
    }
    requireFitting(timing, speed);
    long duration = timing.endless() ? 0 : timing.durationNanos();
    long base = clock.millis() * MILLISECOND + speed.of(duration).toNanos() - duration;
    if (!source.replayable()) {
      base = Math.max(base, memory.reservedUntil() + MILLISECOND);
    }
    memory.reserve(base, Math.max(memory.reservedUntil(), base + duration));
    return base;
  }
}
