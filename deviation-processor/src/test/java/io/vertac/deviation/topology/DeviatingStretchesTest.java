package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.deviation.domain.words.Numbers;
import io.vertac.events.AlignedMoment;
import io.vertac.events.CycleEvent;
import io.vertac.events.DeviatingStretch;
import io.vertac.events.Pause;
import io.vertac.events.SensorDeviation;
import io.vertac.events.UsualBand;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The place that is told of a deviation is where the curve was changed, and the sentence says it.
 */
class DeviatingStretchesTest {
  private static final int POINTS = 300;
  private final DeviationScenario scenario = new DeviationScenario();
  private final Random random = new Random(7);

  @AfterEach
  void close() {
    scenario.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8})
  void shouldFindABumpWhereItIs(int learned) {
    learn(learned);
    SensorDeviation worst = worstWith(i -> i >= 90 && i < 120 ? 6 : 0);
    assertThat(overlap(worst, 89.5, 119.5)).isGreaterThan(0.9);
    assertThat(worst.getExplanation()).contains(" lay up to ", " bar above the reference from ");
    assertThat(worst.getDeviatingStretches().get(0).getLargest()).isBetween(5.5, 7.0);
    assertSentenceNamesThePlace(worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {1})
  void shouldFindALargeBumpWithASingleCycleToGoBy(int learned) {
    learn(learned);
    SensorDeviation worst = worstWith(i -> i >= 90 && i < 120 ? 15 : 0);
    assertThat(overlap(worst, 89.5, 119.5)).isGreaterThan(0.9);
    assertSentenceNamesThePlace(worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8})
  void shouldFindTwoPlacesWhenMostOfTheCycleIsTooHigh(int learned) {
    learn(learned);
    SensorDeviation worst = worstWith(i -> i >= 30 && i < 150 || i >= 220 && i < 275 ? 5 : 0);
    assertThat(worst.getDeviatingStretches()).hasSize(2);
    assertThat(overlap(worst.getDeviatingStretches().subList(0, 1), 29.5, 149.5))
        .isGreaterThan(0.9);
    assertThat(overlap(worst.getDeviatingStretches().subList(1, 2), 219.5, 274.5))
        .isGreaterThan(0.9);
    assertThat(worst.getKind()).isEqualTo("shape");
    assertSentenceNamesThePlace(worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void shouldFindTheTimeInWhichAStepIsLate(int learned) {
    learn(learned);
    SensorDeviation worst = worstWithForce(i -> force(i < 90 ? Math.min(i, 60) : i));
    assertThat(overlap(worst, 62, 89.5)).isGreaterThan(0.7);
    assertThat(worst.getExplanation()).contains(" below the reference ");
    assertSentenceNamesThePlace(worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8})
  void shouldFindTheEdgesOfACurveThatComesLater(int learned) {
    learn(learned);
    SensorDeviation worst = worstWithForce(i -> force(i - 15));
    assertThat(worst.getKind()).isEqualTo("timing");
    assertThat(worst.getExplanation()).contains(" came about 15 s later ");
    List<DeviatingStretch> edges = worst.getDeviatingStretches();
    assertThat(edges).hasSize(2);
    assertThat(overlap(edges.subList(0, 1), 61, 105)).isGreaterThan(0.7);
    assertThat(overlap(edges.subList(1, 2), 211, 255)).isGreaterThan(0.7);
    assertSentenceNamesThePlace(worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void shouldTellOfTheWholeCycleWhenTheLevelIsAnother(int learned) {
    learn(learned);
    SensorDeviation worst = worstWith(i -> -4);
    assertThat(worst.getKind()).isEqualTo("level");
    assertThat(overlap(worst, 0, POINTS - 1)).isGreaterThan(0.95);
    assertThat(worst.getDeviatingFromS()).isNull();
    assertThat(worst.getExplanation())
        .containsPattern(
            " lay (4|3\\.9\\d|4\\.0\\d) bar below the reference over the whole cycle, ");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8})
  void shouldFindAShortSpike(int learned) {
    learn(learned);
    SensorDeviation worst = worstWith(i -> i >= 180 && i < 184 ? 15 : 0);
    assertThat(worst.getKind()).isEqualTo("peak");
    assertThat(overlap(worst, 179.5, 183.5)).isGreaterThan(0.7);
    assertThat(worst.getExplanation()).contains(" for a short time, up to ");
    assertSentenceNamesThePlace(worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8})
  void shouldTellOfTheTimeWithoutSamples(int learned) {
    learn(learned);
    double[] ended = Arrays.copyOf(values(DeviatingStretchesTest::force), 200);
    scenario.curve("force", ended).curve("oil", oil()).play();
    SensorDeviation worst = scenario.deviations().get(0);
    assertThat(worst.getKind()).isEqualTo("missing");
    assertThat(overlap(worst, 199, 299)).isEqualTo(1);
    assertSentenceNamesThePlace(worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8})
  void shouldTellThePlaceOnTheTimeOfTheCurve(int learned) {
    learn(learned);
    double[] force = values(i -> force(i) + (i >= 90 && i < 120 ? 6 : 0));
    scenario
        .curve("force", shiftedBehind(20, force))
        .curve("oil", shiftedBehind(20, oil()))
        .play(DeviatingStretchesTest::withLateFirstSample);
    SensorDeviation worst = scenario.deviations().get(0);
    assertThat(overlap(worst, 109.5, 139.5)).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(ints = {8})
  void shouldLeaveNothingOutsideOfTheBandButWhatItNames(int learned) {
    learn(learned);
    SensorDeviation worst = worstWith(i -> i >= 90 && i < 120 ? 6 : 0);
    UsualBand band = worst.getUsualBand();
    DeviatingStretch bump = worst.getDeviatingStretches().get(0);
    for (int i = 0; i < band.getAtS().size(); i++) {
      double at = band.getAtS().get(i);
      double value = force(at) + (at >= 90 && at < 120 ? 6 : 0);
      boolean inside = value >= band.getLow().get(i) && value <= band.getHigh().get(i);
      assertThat(inside).as("at %s s", at).isEqualTo(at < bump.getFromS() || at > bump.getToS());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3})
  void shouldLayTheReferenceAlongTheCycleAndItsPause(int learned) {
    learn(learned);
    scenario.curve("force", paused(values(DeviatingStretchesTest::force)));
    scenario.curve("oil", paused(oil()));
    List<AlignedMoment> moments =
        scenario
            .play(
                event -> {
                  Instant start = event.getStartTime();
                  event.setPauses(
                      List.of(new Pause(start.plusSeconds(100), start.plusSeconds(150))));
                })
            .getAlignment();
    assertThat(moments)
        .containsExactly(
            new AlignedMoment(0.0, 0.0),
            new AlignedMoment(100.0, 100.0),
            new AlignedMoment(150.0, 100.0),
            new AlignedMoment(349.0, 299.0));
  }

  private static void assertSentenceNamesThePlace(SensorDeviation deviation) {
    for (DeviatingStretch stretch : deviation.getDeviatingStretches()) {
      assertThat(deviation.getExplanation())
          .contains("from " + text(stretch.getFromS()) + " to " + text(stretch.getToS()) + " s");
    }
  }

  private static String text(double seconds) {
    return Numbers.text(seconds);
  }

  /** Intersection over union with the place that was changed. */
  private static double overlap(SensorDeviation deviation, double from, double to) {
    return overlap(deviation.getDeviatingStretches(), from, to);
  }

  private static double overlap(List<DeviatingStretch> stretches, double from, double to) {
    double shared = 0;
    double told = 0;
    for (DeviatingStretch stretch : stretches) {
      told += stretch.getToS() - stretch.getFromS();
      double end = Math.min(to, stretch.getToS());
      shared += Math.max(0, end - Math.max(from, stretch.getFromS()));
    }
    return shared / (told + (to - from) - shared);
  }

  private void learn(int cycles) {
    for (int i = 0; i < cycles; i++) {
      scenario.curve("force", values(DeviatingStretchesTest::force)).curve("oil", oil()).play();
    }
    scenario.deviations();
  }

  private SensorDeviation worstWith(IntToDoubleFunction more) {
    return worstWithForce(i -> force(i) + more.applyAsDouble(i));
  }

  private SensorDeviation worstWithForce(IntToDoubleFunction force) {
    scenario.curve("force", values(force)).curve("oil", oil()).play();
    SensorDeviation worst = scenario.deviations().get(0);
    assertThat(worst.getSensorId()).isEqualTo("force");
    return worst;
  }

  private double[] values(IntToDoubleFunction curve) {
    double[] values = new double[POINTS];
    Arrays.setAll(values, i -> curve.applyAsDouble(i) + 0.1 * random.nextGaussian());
    return values;
  }

  /** A stroke: up within thirty seconds, held, and down. */
  private static double force(double at) {
    return 20 * Math.min(1, Math.max(0, Math.min(at - 60, 240 - at) / 30.0));
  }

  private double[] oil() {
    return values(i -> 40);
  }

  /** Samples from that second on; what is before is left out by the event. */
  private static double[] shiftedBehind(int seconds, double[] values) {
    double[] later = new double[values.length + seconds];
    Arrays.fill(later, 0, seconds, Double.NaN);
    System.arraycopy(values, 0, later, seconds, values.length);
    return later;
  }

  /** The machine stands still for fifty seconds. */
  private static double[] paused(double[] values) {
    double[] longer = new double[values.length + 50];
    Arrays.fill(longer, Double.NaN);
    System.arraycopy(values, 0, longer, 0, 100);
    System.arraycopy(values, 100, longer, 150, values.length - 100);
    return longer;
  }

  private static void withLateFirstSample(CycleEvent event) {
    event.setFirstSampleTime(event.getStartTime().plusSeconds(20));
    event.setLastSampleTime(event.getEndTime());
  }
}
