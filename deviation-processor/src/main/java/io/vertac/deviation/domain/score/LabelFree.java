package io.vertac.deviation.domain.score;

import io.vertac.deviation.domain.Method;
import io.vertac.deviation.domain.features.Departure;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.kernel.Scratch;
import io.vertac.deviation.kernel.Selection;
import java.util.List;

/**
 * How unusual a departure is, told without knowing which cycles are good: it is measured by how
 * much neighbouring cycles differ. A lasting fault moves the curve but does not change how much one
 * cycle differs from the next, so it never becomes usual by lasting.
 *
 * @param whole logarithm of how many times the whole difference is larger than usual, from 0
 * @param top the same for the largest differences
 */
record LabelFree(double whole, double top) {
  private static final double LARGE = 1e6;
  private static final Scratch VALUES = new Scratch();

  /** With the amount of noise that is believed at most. */
  static LabelFree believed(SensorBaseline sensor, int learned, Departure departure) {
    return of(sensor, departure, most(sensor, learned, 0), most(sensor, learned, 1));
  }

  /** With a higher limit of noise: calmer, for alarms and learning while few cycles are learnt. */
  static LabelFree calm(SensorBaseline sensor, int learned, Departure departure) {
    return of(
        sensor,
        departure,
        Math.max(Method.LID_WHOLE, most(sensor, learned, 0)),
        Math.max(Method.LID_TOP, most(sensor, learned, 1)));
  }

  /** For a sensor of which nothing is known. */
  static LabelFree unknown(Departure departure) {
    return new LabelFree(
        excess(departure.whole(), Method.CAP_WHOLE), excess(departure.top(), Method.CAP_TOP));
  }

  /** A cycle has been seen beside its predecessor, whatever it is found to be. */
  static void remember(Baseline baseline, List<SensorReading> readings) {
    if (!baseline.hasPrevious()) {
      return;
    }
    baseline.observations(Math.min(Method.RING, baseline.observations() + 1));
    for (SensorReading reading : readings) {
      Departure nearest = reading.nearest();
      reading
          .sensor()
          .neighbours()
          .add(
              nearest == null ? Double.NaN : nearest.whole(),
              nearest == null ? Double.NaN : nearest.top());
      if (reading.certain()) {
        reading.sensor().noise().add(reading.noise());
      }
    }
  }

  double squares() {
    return whole * whole + top * top;
  }

  double largest() {
    return Math.max(whole, top);
  }

  private static LabelFree of(
      SensorBaseline sensor, Departure departure, double mostWhole, double mostTop) {
    return new LabelFree(
        excess(departure.whole(), Math.min(mostWhole, seen(sensor, 0, Method.CAP_WHOLE))),
        excess(departure.top(), Math.min(mostTop, seen(sensor, 1, Method.CAP_TOP))));
  }

  private static double most(SensorBaseline sensor, int learned, int place) {
    double cap = place == 0 ? Method.CAP_WHOLE : Method.CAP_TOP;
    return learned < 2 ? cap : Math.max(cap, sensor.learnedDeparture()[place]);
  }

  /** The median; the cap counts as two cycles, so that few cycles do not decide alone. */
  private static double seen(SensorBaseline sensor, int place, double cap) {
    double[] values = VALUES.array(Method.RING + 2);
    int count = sensor.neighbours().column(place, values);
    values[count] = cap;
    values[count + 1] = cap;
    return Selection.median(values, count + 2);
  }

  /** A smooth form of max(0, ln r). */
  private static double excess(double difference, double usual) {
    double r = difference / (usual + Method.LABEL_FREE_FLOOR) / Method.LABEL_FREE_TOLERANCE;
    if (r > LARGE) {
      return StrictMath.log(r);
    }
    return StrictMath.log1p(r * r * r * r) / 4;
  }
}
