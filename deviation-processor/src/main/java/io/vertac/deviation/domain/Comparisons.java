package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.Departure;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Neighbour;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorDeviation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every sensor of a cycle beside the same sensor of its reference and of its predecessor. The
 * metrics are those of two curves; severity, share and kind of a comparison with the reference are
 * what was found of the sensor. A difference from the predecessor alone is no reason for alarm (the
 * cycle after a bad one differs from it, too), so there the severity is normal throughout.
 */
final class Comparisons {
  private static final int PARALLEL_FROM = 16;

  private final CycleSettings settings;
  private final Dtw kernel;

  Comparisons(CycleSettings settings, Dtw kernel) {
    this.settings = settings;
    this.kernel = kernel;
  }

  /** In the order of the findings; sensors that the learnt reference did not have come last. */
  List<SensorDeviation> withReference(
      CycleEvent event, Map<String, SensorCurves> sensors, List<SensorFinding> findings) {
    List<RankedSensorCurves> ranked = new ArrayList<>();
    Map<String, SensorCurves> others = new LinkedHashMap<>(sensors);
    for (SensorFinding finding : findings) {
      ranked.add(RankedSensorCurves.of(finding, others.remove(finding.sensorId())));
    }
    others.values().forEach(sensor -> ranked.add(RankedSensorCurves.unknown(sensor)));
    ranked.removeIf(r -> r.sensor().reference().isEmpty());
    List<CurveComparison> compared =
        each(ranked, r -> compare(event, r.sensor(), r.sensor().reference().orElseThrow()));
    return deviations(event, ComparisonType.reference, ranked, compared);
  }

  /** Most unusual difference first. */
  List<SensorDeviation> withPrevious(
      CycleEvent event, Map<String, SensorCurves> sensors, Baseline baseline) {
    List<SensorCurves> comparable =
        sensors.values().stream().filter(s -> s.previous().isPresent()).toList();
    List<CurveComparison> compared =
        each(comparable, s -> compare(event, s, s.previous().orElseThrow()));
    double[] scores = new double[comparable.size()];
    for (int i = 0; i < scores.length; i++) {
      String sensorId = comparable.get(i).sensorId();
      Departure departure = compared.get(i).departure();
      scores[i] = StrictMath.log1p(Neighbour.strength(baseline, sensorId, departure));
    }
    double total = DoubleStream.of(scores).map(s -> s * s).sum();
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .toList();
    return deviations(
        event,
        ComparisonType.previous,
        order.stream()
            .map(i -> RankedSensorCurves.neighbour(comparable.get(i), scores[i], total))
            .toList(),
        order.stream().map(compared::get).toList());
  }

  private static List<SensorDeviation> deviations(
      CycleEvent event,
      ComparisonType type,
      List<RankedSensorCurves> ranked,
      List<CurveComparison> compared) {
    List<SensorDeviation> deviations = new ArrayList<>();
    for (int i = 0; i < compared.size(); i++) {
      deviations.add(Deviations.of(event, type, ranked.get(i), compared.get(i), i + 1));
    }
    return deviations;
  }

  private CurveComparison compare(CycleEvent event, SensorCurves sensor, GridCurve base) {
    GridCurve curve = sensor.curve();
    GridCurve comparable = Aborts.is(event) ? base.firstPart(curve.durationS()) : base;
    return CurveComparison.of(curve, comparable, settings.of(sensor.sensorId()), kernel);
  }

  private static <A, B> List<B> each(List<A> sensors, Function<A, B> work) {
    Stream<A> each = sensors.size() >= PARALLEL_FROM ? sensors.parallelStream() : sensors.stream();
    return each.map(work).toList();
  }
}
