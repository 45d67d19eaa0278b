package io.vertac.deviation.domain.learning;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Departure;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.Profile;
import io.vertac.deviation.kernel.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The learning phase: all is computed from scratch from the few curves there are. Each is judged by
 * the others, so that what is usual does not come from comparing a curve with itself.
 */
final class FirstLessons {
  private static final int PARALLEL_FROM = 16;

  private final Features features;

  FirstLessons(Features features) {
    this.features = features;
  }

  void relearn(Baseline baseline) {
    List<SensorBaseline> sensors = baseline.sensors();
    Stream<SensorBaseline> each =
        sensors.size() >= PARALLEL_FROM ? sensors.parallelStream() : sensors.stream();
    // No result depends on another sensor's, so the order in which they are ready does not show.
    each.forEach(this::relearn);
    if (baseline.learned() >= Method.LEARNED_WHOLE) {
      sensors.forEach(s -> s.curves().clear());
    }
  }

  private void relearn(SensorBaseline sensor) {
    List<double[]> curves = sensor.curves();
    double[] usual = median(curves);
    Profile profile = Profile.of(usual, meanDifference(curves, usual));
    sensor.profile(profile);
    sensor.checks().clear();
    sensor.checksBefore(null);
    sensor.learnedScale(new double[0]);
    sensor.learnedDeparture(new double[] {0, 0});
    if (curves.size() >= 2) {
      leaveOneOut(sensor);
    }
  }

  private void leaveOneOut(SensorBaseline sensor) {
    List<double[]> curves = sensor.curves();
    Profile profile = sensor.profile();
    double[] whole = new double[curves.size()];
    double[] top = new double[curves.size()];
    for (int j = 0; j < whole.length; j++) {
      List<double[]> others = new ArrayList<>(curves);
      others.remove(j);
      double[] usual = median(others);
      // One other curve has no difference from itself: the common scatter stands in.
      double[] scatter = others.size() == 1 ? profile.scatter() : meanDifference(others, usual);
      sensor
          .checks()
          .add(features.of(curves.get(j), profile.with(usual, scatter), sensor.dtwWindowShare()));
      Departure departure = Departure.between(curves.get(j), usual, profile.amplitude());
      whole[j] = departure.whole();
      top[j] = departure.top();
    }
    sensor.learnedScale(CheckScales.of(sensor).scale());
    sensor.learnedDeparture(
        new double[] {
          Quantiles.of(whole, whole.length).median(), Quantiles.of(top, top.length).median()
        });
  }

  private static double[] median(List<double[]> curves) {
    double[] median = new double[curves.get(0).length];
    double[] values = new double[curves.size()];
    Quantiles quantiles = new Quantiles();
    for (int i = 0; i < median.length; i++) {
      for (int j = 0; j < values.length; j++) {
        values[j] = curves.get(j)[i];
      }
      median[i] = quantiles.load(values, values.length).median();
    }
    return median;
  }

  private static double[] meanDifference(List<double[]> curves, double[] usual) {
    double[] mean = new double[usual.length];
    for (double[] curve : curves) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += Math.abs(curve[i] - usual[i]);
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= curves.size();
    }
    return mean;
  }
}
