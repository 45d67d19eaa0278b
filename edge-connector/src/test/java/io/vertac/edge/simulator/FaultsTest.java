package io.vertac.edge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final int POINTS = 200;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, 1_000_003, -5})
  void shouldBreakOneCycleInFiveAfterTheHealthyOnesWhateverTheSeed(long seed) {
    FaultSchedule schedule = new FaultSchedule(seed, 5);
    List<Fault> faults = LongStream.range(0, 25).mapToObj(schedule::of).toList();
    assertThat(faults.subList(0, 5)).containsOnly(Fault.NONE);
    Set<Fault> kinds = EnumSet.noneOf(Fault.class);
    for (int block = 5; block < 25; block += 5) {
      List<Fault> broken = new ArrayList<>(faults.subList(block, block + 5));
      broken.removeIf(fault -> fault == Fault.NONE);
      assertThat(broken).hasSize(1);
      kinds.addAll(broken);
    }
    assertThat(kinds).isEqualTo(EnumSet.complementOf(EnumSet.of(Fault.NONE)));
  }

  @Test
  void shouldBreakNothingWhenFaultsAreSwitchedOff() {
    FaultSchedule schedule = new FaultSchedule(1, 0);
    assertThat(LongStream.range(0, 500).mapToObj(schedule::of)).containsOnly(Fault.NONE);
  }

  @Test
  void shouldShowAsFiveToElevenPercentOfTheRangeWhenASensorIsAffected() {
    assertLargestEffect(Fault.PRESSURE_LEAK, PressSensor.HYDRAULIC_PRESSURE);
    assertLargestEffect(Fault.FORCE_LOSS, PressSensor.FORCE);
  }

  @Test
  void shouldVibrateMoreAndMoreRoughlyWhenTheBearingIsBroken() {
    PressPhases phases = PressPhases.vary(new SplittableRandom(1));
    PressSensor sensor = PressSensor.VIBRATION;
    for (double at : new double[] {0.2, 0.4, 0.8}) {
      double more = 0.07 * sensor.range * Fault.BEARING_VIBRATION.share(sensor, phases, at);
      double rough = 0.07 * sensor.range * Fault.BEARING_VIBRATION.roughness(sensor, phases, at);
      assertThat(more).isGreaterThan(0.15 * sensor.value(phases, at, 0));
      assertThat(rough).isGreaterThan(3 * sensor.noise);
    }
    assertThat(Fault.BEARING_VIBRATION.share(sensor, phases, 0)).isZero();
  }

  @Test
  void shouldStandOutOfTheNoiseWhenACycleIsFaulty() {
    for (PressSensor sensor : PressSensor.values()) {
      assertThat(sensor.noise).isLessThan(0.02 * sensor.range);
    }
  }

  @Test
  void shouldWearSlowlyWhenManyCyclesAreRun() {
    double[] vibration = new double[3];
    int[] cycles = {0, 50, 350};
    for (int i = 0; i < cycles.length; i++) {
      vibration[i] = mean(PressSensor.VIBRATION, cycles[i] * PressCycle.WEAR_PER_CYCLE);
    }
    assertThat(vibration[1]).isGreaterThan(vibration[0]);
    assertThat(vibration[1] - vibration[0]).isLessThan(0.05 * PressSensor.VIBRATION.range);
    assertThat(vibration[2]).isGreaterThan(vibration[0] + 0.05 * PressSensor.VIBRATION.range);
  }

  @Test
  void shouldSpanTheStatedRangeWhenHealthy() {
    PressPhases phases = PressPhases.vary(new SplittableRandom(1));
    for (PressSensor sensor : PressSensor.values()) {
      double least = Double.MAX_VALUE;
      double most = -Double.MAX_VALUE;
      for (int i = 0; i <= POINTS; i++) {
        double value = sensor.value(phases, (double) i / POINTS, 0);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      assertThat(most - least)
          .as(sensor.name())
          .isBetween(0.85 * sensor.range, 1.15 * sensor.range);
    }
  }

  private static void assertLargestEffect(Fault fault, PressSensor sensor) {
    PressPhases phases = PressPhases.vary(new SplittableRandom(1));
    double largest = 0;
    for (int i = 0; i <= POINTS; i++) {
      largest = Math.max(largest, Math.abs(fault.share(sensor, phases, (double) i / POINTS)));
    }
    assertThat(largest * 0.07).isGreaterThan(0.05);
    assertThat(largest * 0.10).isLessThan(0.11);
  }

  private static double mean(PressSensor sensor, double wear) {
    PressPhases phases = PressPhases.vary(new SplittableRandom(1));
    double sum = 0;
    for (int i = 0; i <= POINTS; i++) {
      sum += sensor.value(phases, (double) i / POINTS, wear);
    }
    return sum / (POINTS + 1);
  }
}
