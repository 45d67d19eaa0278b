package io.vertac.edge.site;

import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.SeenReadings;
import io.vertac.edge.gateway.RequestJson;
import io.vertac.edge.intake.Channel;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Optional;

/** Prints what a sensor or signal gave when it was tried, as it would be sent. */
final class CheckLines {
  private static final double MOST_DIGITS = 1e15;
  private static final double FEWEST = 1e-6;

  private final PrintStream out;

  CheckLines(PrintStream out) {
    this.out = out;
  }

  /**
   * A channel of a device.
   *
   * @param unit empty if there is none
   * @param sent whether it is a sensor's, and not only there for the cycle rules
   * @return whether it gave something that can be used
   */
  boolean channel(Channel channel, String unit, boolean sent, ChannelCheck check) {
    SeenReadings seen = check.seen();
    Optional<Reading> usable = seen.number().or(() -> channel.words() ? seen.other() : empty());
    String complaint = seen.firstOther().flatMap(channel::complaint).orElseGet(check::problem);
    if (usable.isEmpty()) {
      fails(channel.id(), check.address() + ": " + complaint);
      return false;
    }
    Reading reading = usable.get();
    boolean word = !Double.isFinite(reading.value());
    double mapped = channel.map(reading.value());
    String there =
        word || mapped == reading.value() ? "" : " (" + plain(reading.value()) + " there)";
    ok(
        channel.id(),
        (word ? reading.text() : plain(mapped) + " " + unit).strip() + (sent ? "" : " (not sent)"),
        reading.quality(),
        RequestJson.iso(reading.timeNanos()) + "  " + check.address() + there);
    if (!channel.words()) {
      unreadable(seen.others(), seen.count(), complaint);
    }
    return true;
  }

  void ok(String id, String value, double quality, String where) {
    out.printf("  ok    %-24s %s  quality %s  %s%n", id, value, plain(quality), where);
  }

  void fails(String id, String reason) {
    out.printf("  FAILS %-24s %s%n", id, reason);
  }

  /** Some of a sensor's values, if any, cannot be used. */
  void unreadable(long some, long all, String reason) {
    if (some > 0) {
      out.printf(
          "        %-24s %d of %d values cannot be read, the first because %s%n",
          "", some, all, reason);
    }
  }

  /** A number as people write it. */
  static String plain(double value) {
    boolean ordinary = value == 0 || Math.abs(value) < MOST_DIGITS && Math.abs(value) >= FEWEST;
    if (!ordinary) {
      return String.valueOf(value);
    }
    String text = BigDecimal.valueOf(value).toPlainString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static Optional<Reading> empty() {
    return Optional.empty();
  }
}
