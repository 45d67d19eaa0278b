package io.vertac.deviation.domain.where;

import io.vertac.deviation.domain.features.Profile;
import java.util.List;

/**
 * Where a curve is out of the ordinary, and which way. Everything that is told of the place of a
 * deviation comes from this: the sentence, the numbers and what is marked in drawings.
 *
 * @param stretches in the order of time, at most three; none if nothing is to be said
 * @param band what is usual, on the same grid; null if nothing is to be said
 * @param difference from the reference, point by point, in the sensor's unit
 * @param spread no single moment is far off, but the cycle as a whole is
 */
public record Evidence(
    List<Stretch> stretches, UsualBand band, double[] difference, boolean spread) {
  public static final Evidence NONE = new Evidence(List.of(), null, new double[0], false);

  /** Averaging over so much of the cycle shows what is small and lasts. */
  private static final double WINDOW = 0.05;

  /** Less beyond the band than this part of its width, at few points, is the noise of one point. */
  private static final double CLEARLY = 0.25;

  private static final double FEW_POINTS = 0.03;

  /** From this share of the cycle on a difference is everywhere. */
  private static final double EVERYWHERE = 0.8;

  /** An even difference is, on the whole, at least so much of its greatest. */
  private static final double EVEN = 0.4;

  private static final double NEARBY = 0.08;

  private static final double ONE_SIDED = 0.8;

  /**
   * @param curve on the grid of the profile
   * @param reference the curve that people see beside it, on the same grid
   * @param learned how many cycles the profile is that of
   * @param quantum one digit of the sensor
   */
  public static Evidence of(
      double[] curve, Profile profile, double[] reference, int learned, double quantum) {
    double[] difference = new double[curve.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = curve[i] - reference[i];
    }
    UsualBand band = UsualBand.of(profile, reference, learned, quantum);
    double[] beyond = band.beyond(curve);
    int window = Math.max(3, (int) (WINDOW * curve.length));
    UsualBand narrow = band.smoothed(profile, reference, window);
    double[] lasting = narrow.beyond(Smooth.over(curve, window));
    if (isClear(beyond, band)) {
      return new Evidence(Runs.of(beyond, lasting, difference), band, difference, false);
    }
    List<Stretch> small = Runs.of(lasting, lasting, difference);
    if (!small.isEmpty()) {
      return new Evidence(small, narrow, difference, false);
    }
    Stretch whole = Stretch.of(0, curve.length - 1, difference);
    return new Evidence(List.of(whole), band, difference, true);
  }

  private static boolean isClear(double[] beyond, UsualBand band) {
    int points = 0;
    double most = 0;
    for (double value : beyond) {
      points += value == 0 ? 0 : 1;
      most = Math.max(most, Math.abs(value));
    }
    return points > FEW_POINTS * beyond.length || most > CLEARLY * band.usualHalfWidth();
  }

  public boolean isEmpty() {
    return stretches.isEmpty();
  }

  /** Which share of the cycle is out of the ordinary. */
  public double coverage() {
    int points = stretches.stream().mapToInt(Stretch::points).sum();
    return difference.length == 0 ? 0 : (double) points / difference.length;
  }

  /** Whether no part of the cycle is to be named, since it is nearly all of it. */
  public boolean isEverywhere() {
    return spread || coverage() >= EVERYWHERE;
  }

  /** Whether the curve lies higher or lower from begin to end. */
  public boolean isLevel() {
    return !spread
        && coverage() >= EVERYWHERE
        && Math.abs(mean()) >= EVEN * Math.abs(greatest().largest());
  }

  /**
   * Whether the curve goes, where it is furthest from the reference, where it usually never is
   * nearby. This tells a peak from an edge that comes a little sooner or later.
   *
   * @param curve that the evidence is of
   */
  public boolean isExcursion(double[] curve) {
    Stretch worst = greatest();
    int reach = Math.max(worst.points(), (int) Math.round(NEARBY * curve.length));
    double value = curve[worst.largestAt()];
    boolean below = true;
    boolean above = true;
    int from = Math.max(0, worst.largestAt() - reach);
    for (int i = from; i <= Math.min(curve.length - 1, worst.largestAt() + reach); i++) {
      below &= value < band.low()[i];
      above &= value > band.high()[i];
    }
    return below || above;
  }

  /** The stretch with the largest difference. */
  public Stretch greatest() {
    Stretch greatest = stretches.get(0);
    for (Stretch stretch : stretches) {
      greatest = Math.abs(stretch.largest()) > Math.abs(greatest.largest()) ? stretch : greatest;
    }
    return greatest;
  }

  /**
   * By how much of the cycle the curve comes later than the reference, negative for sooner.
   *
   * @param curve that the evidence is of
   */
  public double lag(double[] curve) {
    return difference.length < 2 ? 0 : Lag.of(curve, difference) / (difference.length - 1.0);
  }

  /** Mean difference from the reference over the whole cycle, with its sign. */
  public double mean() {
    double sum = 0;
    for (double value : difference) {
      sum += value;
    }
    return sum / difference.length;
  }

  /** 1 if the curve lies above the reference in its stretches, -1 if below, 0 if both. */
  public int side() {
    double sum = 0;
    double size = 0;
    for (Stretch stretch : stretches) {
      for (int i = stretch.first(); i <= stretch.last(); i++) {
        sum += difference[i];
        size += Math.abs(difference[i]);
      }
    }
    return Math.abs(sum) < ONE_SIDED * size ? 0 : (int) Math.signum(sum);
  }
}
