package io.vertac.benchmarks.detection;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Detector;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.kernel.Dtw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays cycles to the detector alone, without topologies: a hundred times faster, for figures over
 * many orders. The first cycles are called good, of the others nobody says a word.
 */
final class DirectPlay {
  private static final double WINDOW_SHARE = 0.05;
  private static final int MOST_POINTS = 1_000;

  private final Detector detector =
      new Detector(new Features(Dtw.best(), WINDOW_SHARE), MOST_POINTS);

  /**
   * @param given how many cycles are called good, at least 1
   */
  List<Played> play(List<RecordedCycle> cycles, int given) {
    List<Played> played = new ArrayList<>();
    Baseline baseline = detector.begin(observed(cycles.get(0)));
    for (int i = 1; i < cycles.size(); i++) {
      Judgement judgement = detector.judge(baseline, observed(cycles.get(i)));
      if (i < given || judgement.normal()) {
        detector.learn(baseline, judgement.lesson());
      }
      played.add(Played.of(cycles.get(i), judgement, i < given));
    }
    return played;
  }

  private static ObservedCycle observed(RecordedCycle cycle) {
    Map<String, GridCurve> curves = new LinkedHashMap<>();
    cycle.samples().forEach((sensor, values) -> curves.put(sensor, curve(values)));
    return new ObservedCycle(cycle.id(), cycle.length() - 1, curves);
  }

  private static GridCurve curve(List<Double> values) {
    double[] samples = values.stream().mapToDouble(Double::doubleValue).toArray();
    double quantum = Curves.quantum(samples, samples.length);
    return new GridCurve(0, samples.length - 1.0, quantum, samples);
  }
}
