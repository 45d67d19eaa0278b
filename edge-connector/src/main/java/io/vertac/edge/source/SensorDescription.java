package io.vertac.edge.source;

import java.util.regex.Pattern;

/**
 * One sensor as it is registered.
 *
 * @param id letters, digits, {@code . _ : -}; at most 128 characters
 * @param name shown to people
 * @param type analog, accelerometer, temperature, pressure or any other word
 * @param unit empty when unknown
 */
public record SensorDescription(String id, String name, String type, String unit) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

  /** What an id has to look like, for errors. */
  public static final String ID_RULE = "letters, digits and . _ : - (at most 128, no ..)";

  /** Whether the gateway would take it as an id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches() && !text.contains("..");
  }
}
