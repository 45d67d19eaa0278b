package io.vertac.deviation.domain.settings;

import io.vertac.events.Severity;

/**
 * Below which health a cycle is a warning, and critical.
 *
 * <p>The factory's limits are those the detection was balanced for. While few cycles are learnt it
 * knows better than any limit how little a low health says; then a chosen limit can keep it quiet,
 * but not make it speak up.
 *
 * @param warning 0 to 100
 * @param critical 0 to 100, not above the warning
 */
public record HealthLimits(double warning, double critical) {
  public static final HealthLimits FACTORY = new HealthLimits(70, 40);

  /**
   * @param warning null for the factory's
   * @param critical null for the factory's, or the warning's if that is lower
   */
  static HealthLimits of(Double warning, Double critical) {
    double w = warning == null ? Math.max(FACTORY.warning, orNone(critical)) : warning;
    double c = critical == null ? Math.min(FACTORY.critical, w) : critical;
    return new HealthLimits(w, c);
  }

  /**
   * @param found by the detection, with the factory's limits
   * @param experienced whether enough cycles are learnt for health to be meant literally
   */
  public Severity severity(Severity found, double health, boolean experienced) {
    if (equals(FACTORY)) {
      return found;
    }
    Severity byLimit =
        health < critical
            ? Severity.critical
            : health < warning ? Severity.warning : Severity.normal;
    return experienced || byLimit.compareTo(found) < 0 ? byLimit : found;
  }

  private static double orNone(Double limit) {
    return limit == null ? 0 : limit;
  }
}
