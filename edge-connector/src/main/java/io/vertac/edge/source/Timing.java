package io.vertac.edge.source;

/**
 * How a source's time line relates to the calendar.
 *
 * @param absolute whether its times are nanoseconds since 1970 already; otherwise they count from
 *     the beginning of the play
 * @param durationNanos from the first event to the last; {@link #ENDLESS} if there is no last one
 */
public record Timing(boolean absolute, long durationNanos) {
  public static final long ENDLESS = -1;

  public boolean endless() {
    return durationNanos == ENDLESS;
  }
}
