package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertac.events.Alert;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.RankedSensor;
import io.vertac.events.SensorDeviation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a difference fits what was done to the curve. */
class DeviationKindsTest {
  private static final int POINTS = 100;
  private final DeviationScenario scenario = new DeviationScenario();
  private final Random random = new Random(3);

  @BeforeEach
  void learnTheMachine() {
    for (int i = 0; i < 8; i++) {
      scenario.curve("force", force()).curve("oil", oil()).play();
    }
    scenario.deviations();
    scenario.alerts();
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldTellOfAPeakWhenAFewSamplesLeaveTheCurve() {
    double[] peak = force();
    for (int i = 60; i < 64; i++) {
      peak[i] += 8;
    }
    SensorDeviation worst = worstWith(peak);
    assertThat(worst.getKind()).isEqualTo("peak");
    assertThat(worst.getDeviatingFromS()).isLessThanOrEqualTo(60.0);
    assertThat(worst.getDeviatingToS()).isGreaterThanOrEqualTo(61.0);
  }

  @Test
  void shouldNotTellOfAPeakWhenAnEdgeComesLater() {
    double[] later = force();
    System.arraycopy(force(), 0, later, 4, POINTS - 4);
    assertThat(worstWith(later).getKind()).isNotEqualTo("peak");
  }

  @Test
  void shouldTellOfALevelWhenTheWholeCurveIsHigher() {
    assertThat(worstWith(higher(3)).getKind()).isEqualTo("level");
  }

  @Test
  void shouldTellOfMissingDataWhenHalfOfTheSamplesDidNotCome() {
    SensorDeviation worst = worstWith(Arrays.copyOf(force(), 45));
    assertThat(worst.getKind()).isEqualTo("missing");
    assertThat(worst.getDeviatingFromS()).isEqualTo(44.0);
    assertThat(worst.getDeviatingToS()).isEqualTo(99.0);
    assertThat(scenario.alerts())
        .extracting(Alert::getMessage)
        .anyMatch(m -> m.startsWith("name of force gave no usable sample from 44 to 99 s"));
  }

  @Test
  void shouldBlameTheSensorThatIsSilentAndNoOther() {
    CycleAnalysis analysis =
        scenario.curve("force", force()).play(e -> e.setExpectedSensors(List.of("force", "oil")));
    assertThat(analysis.getKind()).isEqualTo("missing");
    assertThat(analysis.getTop3Sensors())
        .extracting(
            RankedSensor::getSensorId, RankedSensor::getKind, RankedSensor::getContributionShare)
        .containsExactly(tuple("oil", "missing", 1.0), tuple("force", "none", 0.0));
    assertThat(scenario.alerts()).extracting(Alert::getSensorName).containsExactly("name of oil");
  }

  @Test
  void shouldCountOnlyCyclesOfTheSameKindInARow() {
    assertThat(worstWith(higher(3)).getCyclesInARow()).isEqualTo(1);
    assertThat(worstWith(higher(3)).getCyclesInARow()).isEqualTo(2);
    SensorDeviation halved = worstWith(Arrays.copyOf(force(), 45));
    assertThat(halved.getKind()).isEqualTo("missing");
    assertThat(halved.getCyclesInARow()).isEqualTo(1);
    assertThat(worstWith(higher(3)).getCyclesInARow()).isEqualTo(1);
  }

  private double[] higher(double by) {
    double[] higher = force();
    Arrays.setAll(higher, i -> higher[i] + by);
    return higher;
  }

  private SensorDeviation worstWith(double[] force) {
    scenario.curve("force", force).curve("oil", oil()).play();
    SensorDeviation worst = scenario.deviations().get(0);
    assertThat(worst.getComparisonType()).isEqualTo(ComparisonType.reference);
    assertThat(worst.getSensorId()).isEqualTo("force");
    return worst;
  }

  /** A stroke: up within ten seconds, held, and down. */
  private double[] force() {
    double[] values = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double stroke = Math.min(1, Math.max(0, Math.min(i - 20, 80 - i) / 10.0));
      values[i] = 20 * stroke + 0.1 * random.nextGaussian();
    }
    return values;
  }

  private double[] oil() {
    double[] values = new double[POINTS];
    Arrays.setAll(values, i -> 40 + 0.05 * random.nextGaussian());
    return values;
  }
}
