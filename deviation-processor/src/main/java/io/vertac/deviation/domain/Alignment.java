package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.events.AlignedMoment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How the reference's time is laid along a cycle's. */
final class Alignment {
  private Alignment() {}

  /** The same for all sensors, since all curves go from the cycle's first sample to its last. */
  static List<AlignedMoment> of(Collection<SensorCurves> sensors, boolean aborted) {
    return sensors.stream()
        .filter(sensor -> sensor.reference().isPresent())
        .findFirst()
        .map(sensor -> of(sensor.curve(), sensor.reference().orElseThrow(), aborted))
        .orElse(List.of());
  }

  private static List<AlignedMoment> of(GridCurve curve, GridCurve reference, boolean aborted) {
    GridCurve beside = aborted ? reference.firstPart(curve.durationS()) : reference;
    List<AlignedMoment> moments = new ArrayList<>();
    moments.add(new AlignedMoment(curve.inCycleS(0), beside.inCycleS(0)));
    for (double share : GridCurve.pausesOf(curve, beside)) {
      moments.add(new AlignedMoment(curve.inCycleS(share), beside.inCycleS(share)));
      moments.add(new AlignedMoment(curve.behindPauseS(share), beside.behindPauseS(share)));
    }
    moments.add(new AlignedMoment(curve.inCycleS(1), beside.inCycleS(1)));
    return moments;
  }
}
