package io.vertac.deviation.domain.settings;

import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.kernel.SavitzkyGolay;
import java.util.HashMap;
import java.util.Map;

/** Smooths the curves of one cycle and of those it is compared with; not for several threads. */
public final class Smoothing {
  private record Filter(int window, int order, int points) {}

  private final Map<Filter, SavitzkyGolay> filters = new HashMap<>();

  public GridCurve of(GridCurve curve, SignalSettings settings) {
    if (!settings.smooths()) {
      return curve;
    }
    int points = Math.min(curve.values().length, settings.smoothingWindow());
    SavitzkyGolay filter =
        filters.computeIfAbsent(
            new Filter(settings.smoothingWindow(), settings.smoothingOrder(), points),
            f -> SavitzkyGolay.fitting(f.window(), f.order(), f.points()));
    return curve.with(filter.smooth(curve.values()));
  }
}
