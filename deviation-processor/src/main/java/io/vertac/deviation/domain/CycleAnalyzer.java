package io.vertac.deviation.domain;

import io.vertac.deviation.domain.Judgement.Compared;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.deviation.state.SensorMemory;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorDeviation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares a finished cycle with its reference and with its predecessor, and judges it. */
public final class CycleAnalyzer {
  /** From so many sensors on it is worth while to use all processors for one cycle. */
  private static final int PARALLEL_FROM = 16;

  private final AnalysisSettings settings;
  private final Dtw kernel;

  public CycleAnalyzer(AnalysisSettings settings, Dtw kernel) {
    this.settings = settings;
    this.kernel = kernel;
  }

  /**
   * @param event the cycle's final event
   * @param sensors every sensor with a usable curve in the cycle
   */
  public CycleVerdict analyse(CycleEvent event, List<SensorCurves> sensors) {
    Map<String, SensorMemory> learned = learn(event, sensors);
    List<SensorCurves> experienced =
        sensors.stream()
            .map(s -> s.withMemory(learned.getOrDefault(s.sensorId(), s.memory())))
            .toList();
    Judgement byReference = judge(event, experienced, SensorCurves::reference);
    Judgement byPrevious = judge(event, experienced, SensorCurves::previous);
    List<SensorDeviation> deviations = new ArrayList<>();
    for (JudgedSensor judged : byReference.sensors()) {
      deviations.add(
          Deviations.of(event, judged, ComparisonType.reference, event.getReferenceCycleId()));
    }
    for (JudgedSensor judged : byPrevious.sensors()) {
      deviations.add(
          Deviations.of(event, judged, ComparisonType.previous, event.getPreviousCycleId()));
    }
    Verdicts verdicts = new Verdicts(event, sensors, byReference, settings);
    return new CycleVerdict(deviations, verdicts.analysis(), verdicts.alerts(), learned);
  }

  /**
   * What each sensor's memory becomes with this cycle: aborted cycles teach nothing, and neither
   * does the cycle right after the reference, whose predecessor is the reference itself.
   */
  private static Map<String, SensorMemory> learn(CycleEvent event, List<SensorCurves> sensors) {
    Map<String, SensorMemory> learned = new TreeMap<>();
    boolean teaches =
        event.getState() == CycleState.stopped
            && event.getPreviousCycleId() != null
            && !event.getPreviousCycleId().equals(event.getReferenceCycleId());
    if (teaches) {
      for (SensorCurves sensor : sensors) {
        ordinaryDeparture(sensor)
            .ifPresent(
                departure ->
                    learned.put(sensor.sensorId(), NoiseRing.with(sensor.memory(), departure)));
      }
    }
    return learned;
  }

  private Judgement judge(
      CycleEvent event,
      List<SensorCurves> sensors,
      Function<SensorCurves, Optional<GridCurve>> base) {
    Stream<SensorCurves> each =
        sensors.size() >= PARALLEL_FROM ? sensors.parallelStream() : sensors.stream();
    boolean aborted = event.getState() == CycleState.aborted;
    List<Compared> compared =
        each.filter(s -> base.apply(s).isPresent())
            .map(s -> compare(s, base.apply(s).get(), aborted))
            .toList();
    return Judgement.of(compared, settings);
  }

  private Compared compare(SensorCurves sensor, GridCurve base, boolean aborted) {
    GridCurve curve = sensor.curve();
    GridCurve comparable = aborted ? base.firstPart(curve.durationS()) : base;
    CurveComparison comparison = CurveComparison.of(curve, comparable, settings, kernel);
    return new Compared(
        sensor, comparison, SensorScore.of(comparison.departure(), sensor.memory()));
  }

  /** The smaller of the differences from reference and predecessor. */
  private static Optional<Departure> ordinaryDeparture(SensorCurves sensor) {
    if (sensor.reference().isEmpty() || sensor.previous().isEmpty()) {
      return Optional.empty();
    }
    double[] x = sensor.curve().values();
    double[] r = sensor.reference().get().values();
    double[] y = sensor.previous().get().values();
    double scale = Normalisation.scale(r, x);
    double[] normalX = Normalisation.normalise(x, scale);
    Departure fromReference = Departure.between(normalX, Normalisation.normalise(r, scale));
    Departure fromPrevious =
        Departure.between(normalX, Normalisation.normalise(bounded(y, scale), scale));
    return Optional.of(fromReference.least(fromPrevious));
  }

  /** A predecessor far out of the scale of the two others must not overflow. */
  private static double[] bounded(double[] y, double scale) {
    double limit = Math.min(Double.MAX_VALUE, scale * 1e6);
    double[] bounded = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      bounded[i] = Math.max(-limit, Math.min(limit, y[i]));
    }
    return bounded;
  }
}
