package io.vertac.edge.cycle;

import java.util.Set;

/** How a machine's own values tell when its cycles begin and end. */
public sealed interface CycleRule {

  /** The channels it looks at. */
  Set<Integer> channels();

  /**
   * A cycle begins at one moment and ends at another. What is on at first sight has begun before
   * anybody looked, and is no beginning.
   */
  record StartStop(Trigger start, Trigger stop) implements CycleRule {
    @Override
    public Set<Integer> channels() {
      return start.level().channel() == stop.level().channel()
          ? Set.of(start.level().channel())
          : Set.of(start.level().channel(), stop.level().channel());
    }
  }

  /** Each new value of a channel, such as a counter of parts, is a new cycle. */
  record EachValue(int channel) implements CycleRule {
    @Override
    public Set<Integer> channels() {
      return Set.of(channel);
    }
  }
}
