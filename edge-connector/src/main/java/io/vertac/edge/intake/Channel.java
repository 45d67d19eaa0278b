package io.vertac.edge.intake;

import io.vertac.edge.device.Reading;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What becomes of a channel's values: {@code value * scale + offset}.
 *
 * @param id the sensor's, or the signal's
 * @param words whether a text will do, as for the name of a cycle
 */
public record Channel(String id, double scale, double offset, boolean words) {
  private static final Pattern WITH_COMMA = Pattern.compile("[-+]?\\d*,\\d+([eE][-+]?\\d+)?");
  private static final int LONGEST_SHOWN = 60;

  /** One that gives numbers. */
  public Channel(String id, double scale, double offset) {
    this(id, scale, offset, false);
  }

  /** The same, but a text will do. */
  public Channel withWords() {
    return new Channel(id, scale, offset, true);
  }

  /**
   * What is sent. A scale such as 0.1 cannot be written in binary, ten can: 483 becomes 48.3 and
   * not 48.300000000000004.
   */
  public double map(double value) {
    double divisor = 1 / scale;
    double scaled = divisor == Math.rint(divisor) ? value / divisor : value * scale;
    return scaled + offset;
  }

  /** Why a reading cannot be used and what to do about it; empty if it can. */
  public Optional<String> complaint(Reading reading) {
    if (Double.isFinite(reading.value()) || words && !reading.text().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        reading.text().isEmpty()
            ? "the device gives " + reading.value() + ", which is no number that can be sent"
            : notANumber(reading.text()));
  }

  /** Why a text is no number. */
  public static String notANumber(String text) {
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    String hint =
        WITH_COMMA.matcher(text).matches()
            ? ": it has a decimal comma (for a CSV file, set decimal: \",\")"
            : "";
    return "'" + shown + "' is no number" + hint;
  }
}
