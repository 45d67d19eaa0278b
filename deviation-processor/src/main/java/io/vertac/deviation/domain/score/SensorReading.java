package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Departure;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.features.Profile;
import io.vertac.deviation.domain.learning.SensorBaseline;

/**
 * One sensor's curve in a cycle beside what is known of the sensor, before any judgement.
 *
 * @param curve on the sensor's grid, bounded; null if the sensor is missing
 * @param profile what the curve usually looks like
 * @param departure from the usual curve
 * @param nearest the smaller of the departures from the usual curve and from the cycle before; null
 *     if there is none before
 * @param certain far from the usual curve yet close to the cycle before: what lies between these
 *     two is noise and nothing else
 * @param noise the difference between neighbouring cycles, the level taken out; NaN if unknown
 */
public record SensorReading(
    SensorBaseline sensor,
    double[] curve,
    Profile profile,
    Departure departure,
    Departure nearest,
    boolean certain,
    double noise) {
  private static final double SHARE_OF_OTHER = 0.02;
  private static final double QUANTA = 2;

  static SensorReading missing(SensorBaseline sensor) {
    return new SensorReading(
        sensor, null, sensor.profile(), Departure.NONE, null, false, Double.NaN);
  }

  /** A whole cycle's curve. */
  static SensorReading of(SensorBaseline sensor, GridCurve measured) {
    double[] curve = onGrid(sensor, measured);
    Profile profile = sensor.profile();
    double amplitude = amplitude(sensor, measured, curve);
    Departure departure = Departure.between(curve, profile.curve(), amplitude);
    if (sensor.previous() == null) {
      return new SensorReading(sensor, curve, profile, departure, null, false, Double.NaN);
    }
    Departure fromPrevious = Departure.between(curve, sensor.previous(), amplitude);
    Departure nearest = departure.least(fromPrevious);
    boolean certain = fromPrevious.whole() < Method.NEAR_SHARE * departure.whole();
    double noise = certain ? fromPrevious.rest() : nearest.rest();
    return new SensorReading(sensor, curve, profile, departure, nearest, certain, noise);
  }

  /**
   * The curve of an aborted cycle beside the same beginning of the usual curve.
   *
   * @param share of a usual cycle that it lasted
   */
  static SensorReading ofPart(SensorBaseline sensor, GridCurve measured, double share) {
    double[] curve = onGrid(sensor, measured);
    Profile whole = sensor.profile();
    Profile part =
        whole.with(
            Curves.firstPart(whole.curve(), Math.min(1, share)),
            Curves.firstPart(whole.scatter(), Math.min(1, share)));
    double amplitude = amplitude(sensor, measured, curve);
    Departure departure = Departure.between(curve, part.curve(), amplitude);
    return new SensorReading(sensor, curve, part, departure, null, false, Double.NaN);
  }

  public boolean isMissing() {
    return curve == null;
  }

  /** The noise that is learnt with the cycle: what is certain was learnt already. */
  double noiseToLearn() {
    return certain ? Double.NaN : noise;
  }

  private static double[] onGrid(SensorBaseline sensor, GridCurve measured) {
    return Curves.bound(Curves.resample(measured.values(), sensor.points()));
  }

  /** A sensor that was flat takes its amplitude from what it is compared with. */
  private static double amplitude(SensorBaseline sensor, GridCurve measured, double[] curve) {
    double amplitude =
        Math.max(sensor.profile().amplitude(), SHARE_OF_OTHER * Curves.amplitude(curve));
    return sensor.quantum() == 0 ? Math.max(amplitude, QUANTA * measured.quantum()) : amplitude;
  }
}
