package io.vertac.gateway.cycles;

import java.time.Instant;

/**
 * Which cycles are wanted; null means any.
 *
 * @param severity normal, warning or critical
 * @param recipe empty for cycles without one
 * @param from of the cycle's start, inclusive
 * @param to of the cycle's start, exclusive
 */
public record CycleFilter(
    Boolean anomalyFlag, String severity, String state, String recipe, Instant from, Instant to) {
  public static final CycleFilter ANY = new CycleFilter(null, null, null, null, null, null);
}
