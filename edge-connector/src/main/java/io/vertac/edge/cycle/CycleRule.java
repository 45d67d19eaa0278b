package io.vertac.edge.cycle;

import java.time.Duration;
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

  /**
   * Each new value of a channel, such as a counter of parts, is a new cycle.
   *
   * @param idle a cycle has ended where its readings end when nothing came for so long
   * @param firstIsWhole whether the first value that is seen at all begins a cycle; otherwise its
   *     cycle has begun before anybody looked
   */
  record EachValue(int channel, Duration idle, boolean firstIsWhole) implements CycleRule {
    @Override
    public Set<Integer> channels() {
      return Set.of(channel);
    }
  }
}
