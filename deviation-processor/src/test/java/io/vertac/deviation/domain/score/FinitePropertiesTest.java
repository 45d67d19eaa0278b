package io.vertac.deviation.domain.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.deviation.kernel.Resampler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a machine sends, every score is a number. */
class FinitePropertiesTest {
  private final Detector detector = new Detector(new Features(Dtw.scalar(), 0.05), 1_000);

  @Property(tries = 300)
  void shouldGiveFiniteScoresWhateverIsMeasured(
      @ForAll("machines") List<List<Double>> cycles, @ForAll boolean everythingIsGood) {
    Baseline baseline = detector.begin(cycle(0, cycles.get(0)));
    for (int i = 1; i < cycles.size(); i++) {
      Judgement judgement = detector.judge(baseline, cycle(i, cycles.get(i)));
      shouldBeFinite(judgement);
      shouldBeFinite(detector.judgePart(baseline, cycle(i, cycles.get(i))));
      if (everythingIsGood || judgement.normal()) {
        detector.learn(baseline, judgement.lesson());
      }
    }
  }

  @Example
  void shouldGiveFiniteScoresWhenACycleHasAMillionSamples() {
    int count = 1_000_000;
    long[] offsets = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = i;
      values[i] = i % 1_000 == 0 ? 1e300 : Math.sin(i * 1e-4);
    }
    double[] grid = Resampler.resample(offsets, values, count, count - 1, 1_000);
    double quantum = Curves.quantum(values, count);
    GridCurve curve = new GridCurve(0, 1, quantum, grid);
    ObservedCycle cycle = new ObservedCycle("cycle", 1, Map.of("p1", curve));
    Baseline baseline = detector.begin(cycle);
    for (int i = 0; i < 8; i++) {
      Judgement judgement = detector.judge(baseline, cycle);
      shouldBeFinite(judgement);
      detector.learn(baseline, judgement.lesson());
    }
  }

  private static void shouldBeFinite(Judgement judgement) {
    assertThat(judgement.score()).isFinite().isNotNegative();
    assertThat(judgement.health()).isBetween(0.0, 100.0);
    double shares = 0;
    for (SensorFinding finding : Findings.of(judgement)) {
      assertThat(finding.strength()).isFinite().isNotNegative();
      assertThat(finding.share()).isBetween(0.0, 1.0);
      shares += finding.share();
    }
    assertThat(shares == 0 || Math.abs(shares - 1) < 1e-9).isTrue();
  }

  @Provide
  Arbitrary<List<List<Double>>> machines() {
    Arbitrary<Double> odd =
        Arbitraries.of(0.0, -0.0, 1e300, -1e300, Double.MAX_VALUE, Double.MIN_VALUE, 1e-300, 5.0);
    Arbitrary<Double> any = Arbitraries.doubles().between(-1e9, 1e9);
    Arbitrary<Double> value = Arbitraries.oneOf(odd, any);
    Arbitrary<List<Double>> constant =
        value.flatMap(v -> Arbitraries.integers().between(1, 40).map(n -> repeat(v, n)));
    Arbitrary<List<Double>> curve =
        Arbitraries.oneOf(constant, value.list().ofMinSize(0).ofMaxSize(40));
    Arbitrary<List<Double>> first = curve.filter(c -> !c.isEmpty());
    return first.flatMap(
        reference ->
            curve.list().ofMinSize(1).ofMaxSize(9).map(others -> joined(reference, others)));
  }

  private static List<Double> repeat(double value, int count) {
    return java.util.Collections.nCopies(count, value);
  }

  private static List<List<Double>> joined(List<Double> first, List<List<Double>> others) {
    List<List<Double>> all = new java.util.ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  private static ObservedCycle cycle(int number, List<Double> measured) {
    Map<String, GridCurve> curves = new LinkedHashMap<>();
    if (!measured.isEmpty()) {
      double[] samples = measured.stream().mapToDouble(Double::doubleValue).toArray();
      double quantum = Curves.quantum(samples, samples.length);
      double[] grid = samples.length == 1 ? new double[] {samples[0], samples[0]} : samples;
      curves.put("p1", new GridCurve(0, samples.length, quantum, grid));
    }
    curves.put("p2", new GridCurve(0, 3, 0.5, new double[] {1, 2, 1.5 + number % 2}));
    return new ObservedCycle("cycle " + number, measured.size(), curves);
  }
}
