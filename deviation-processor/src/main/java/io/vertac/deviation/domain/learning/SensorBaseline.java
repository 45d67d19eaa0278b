package io.vertac.deviation.domain.learning;

import io.vertac.deviation.domain.features.Check;
import io.vertac.deviation.domain.features.Profile;
import java.util.ArrayList;
import java.util.List;

/** What is known of one sensor of a machine that makes one product. */
public final class SensorBaseline {
  private final String sensorId;
  private final int points;
  private final double quantum;

  /** Values of the checks of learnt cycles. */
  final Ring checks = new Ring(Check.COUNT);

  /** How conspicuous the learnt cycles were, check by check, when they were judged. */
  final Ring conspicuous = Ring.ofFloats(Check.COUNT);

  /** Whole and top difference of each cycle to the nearer of reference and predecessor. */
  final Ring neighbours = new Ring(2);

  /** Differences between neighbouring cycles that are certain to be noise. */
  final Ring noise = new Ring(1);

  /** How much each check differed between neighbouring cycles, learnt or not. */
  final Ring steps = Ring.ofFloats(Check.COUNT);

  /** The learnt curves, while there are few. */
  final List<double[]> curves = new ArrayList<>();

  private Profile profile;
  private double[] previous;
  private double[] checksBefore;
  private double[] learnedScale = {};
  private double[] learnedDeparture = {0, 0};
  private Double dtwWindowShare;

  /**
   * @param points of the sensor's grid, fixed
   * @param quantum one digit of the sensor in the first reference, 0 if it was constant
   */
  public SensorBaseline(String sensorId, int points, double quantum) {
    this.sensorId = sensorId;
    this.points = points;
    this.quantum = quantum;
  }

  /** Half-width of the warping window as a share of the curve; null for what is configured. */
  public Double dtwWindowShare() {
    return dtwWindowShare;
  }

  /**
   * @param share null for what is configured
   */
  public void dtwWindowShare(Double share) {
    dtwWindowShare = share;
  }

  public String sensorId() {
    return sensorId;
  }

  public int points() {
    return points;
  }

  public double quantum() {
    return quantum;
  }

  public Ring checks() {
    return checks;
  }

  public Ring conspicuous() {
    return conspicuous;
  }

  public Ring neighbours() {
    return neighbours;
  }

  public Ring noise() {
    return noise;
  }

  public Ring steps() {
    return steps;
  }

  /** Values of the checks in the cycle before; null if they are unknown or not believed. */
  public double[] checksBefore() {
    return checksBefore;
  }

  public void checksBefore(double[] values) {
    checksBefore = values;
  }

  public List<double[]> curves() {
    return curves;
  }

  public Profile profile() {
    return profile;
  }

  public void profile(Profile newer) {
    profile = newer;
  }

  /** The curve of the cycle before; null if there was none. */
  public double[] previous() {
    return previous;
  }

  public void previous(double[] curve) {
    previous = curve;
  }

  /** The scale of each check at the end of the learning phase; empty before the second cycle. */
  public double[] learnedScale() {
    return learnedScale;
  }

  public void learnedScale(double[] scale) {
    learnedScale = scale;
  }

  /** Usual whole and top difference of the learnt cycles from each other. */
  public double[] learnedDeparture() {
    return learnedDeparture;
  }

  public void learnedDeparture(double[] departure) {
    learnedDeparture = departure;
  }
}
