package io.vertac.edge.opcua;

import io.vertac.edge.device.Reading;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/** Turns OPC UA values into readings. */
final class Values {
  private static final double UNCERTAIN = 0.5;

  private Values() {}

  /**
   * @param now used if neither the source nor the server gives a time
   * @return nothing for a value that is none
   */
  static Optional<Reading> reading(int channel, DataValue value, long now) {
    Object content = value.getValue().getValue();
    double quality = quality(value.getStatusCode());
    if (content instanceof Number number) {
      return Optional.of(new Reading(channel, time(value, now), number.doubleValue(), quality));
    }
    if (content instanceof Boolean flag) {
      return Optional.of(new Reading(channel, time(value, now), flag ? 1 : 0, quality));
    }
    if (content instanceof String text) {
      return Optional.of(new Reading(channel, time(value, now), Double.NaN, quality, text));
    }
    return Optional.empty();
  }

  /** Why there is no reading. */
  static String problem(DataValue value) {
    Object content = value.getValue().getValue();
    return content == null
        ? "there is no value: " + Statuses.say(value.getStatusCode())
        : "it gives a value of type " + content.getClass().getSimpleName() + ", which is no number";
  }

  /** Nanoseconds since 1970: the source's time, else the server's. */
  static long time(DataValue value, long now) {
    DateTime time = value.getSourceTime() == null ? value.getServerTime() : value.getSourceTime();
    return time == null
        ? now
        : time.getJavaInstant().getEpochSecond() * 1_000_000_000L + time.getJavaInstant().getNano();
  }

  private static double quality(StatusCode status) {
    if (status.isGood()) {
      return 1;
    }
    return status.isUncertain() ? UNCERTAIN : 0;
  }
}
