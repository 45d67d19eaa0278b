package io.vertac.edge.cycle;

/**
 * A moment: when a level changes.
 *
 * @param edge in which direction
 */
public record Trigger(Level level, Edge edge) {
  /** A direction in which a level changes. */
  public enum Edge {
    RISING,
    FALLING,
    CHANGE
  }

  boolean fires(boolean before, boolean now) {
    return before != now
        && switch (edge) {
          case RISING -> now;
          case FALLING -> !now;
          case CHANGE -> true;
        };
  }
}
