package io.vertac.gateway.input;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What names and ids may look like. Whatever passes is safe as a topic key, in a line protocol, in
 * a file name and in a query; everything else is refused at the door.
 */
public final class AllowList {
  public static final String UUID_RULE = "must be a UUID";
  public static final String SENSOR_ID_RULE =
      "must be 1 to 128 letters, digits or . _ : - (first a letter or digit, no ..)";
  public static final String NAME_RULE =
      "must be 1 to 200 letters, digits, spaces or . _ : ( ) / % ° µ + # [ ] -";
  public static final String TITLE_RULE = "must be 1 to 200 characters without control characters";
  public static final String UNIT_RULE =
      "must be at most 32 characters without control characters, quotes, commas, = or \\";
  public static final String TOKEN_RULE = "must be 1 to 128 letters, digits or . _ : -";
  public static final String TYPE_RULE = "must be a word of at most 64 letters, digits or . _ / -";

  private static final int MAX_TITLE = 200;
  private static final int MAX_UNIT = 32;
  private static final int MAX_TOKEN = 128;
  private static final String UUID_SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{N} ._:()/%°µ+#\\[\\]-]{1,200}");
  private static final Pattern TYPE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/-]{0,63}");
  private static final String UNIT_EXCLUDED = "\"'`,=\\";

  private AllowList() {}

  public static boolean isUuid(String text) {
    if (text.length() != UUID_SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < UUID_SHAPE.length(); i++) {
      char c = text.charAt(i);
      if (UUID_SHAPE.charAt(i) == '-' ? c != '-' : !isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** The one spelling of a UUID that is used as a key. */
  public static String canonicalUuid(String uuid) {
    return uuid.toLowerCase(Locale.ROOT);
  }

  public static boolean isSensorId(String text) {
    return isToken(text) && isLetterOrDigit(text.charAt(0)) && !text.contains("..");
  }

  /** A sensor's name: it becomes a tag of the time-series store. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.isBlank();
  }

  /** The name of a device or stream: free text on one line. */
  public static boolean isTitle(String text) {
    return !text.isBlank() && isLine(text, MAX_TITLE);
  }

  /** Free text on one line. */
  public static boolean isLine(String text, int maxLength) {
    return text.length() <= maxLength && isPlain(text);
  }

  public static boolean isUnit(String text) {
    return text.length() <= MAX_UNIT
        && isPlain(text)
        && text.chars().noneMatch(c -> UNIT_EXCLUDED.indexOf(c) >= 0);
  }

  /** A batch id, a command id, an idempotency key. */
  public static boolean isToken(String text) {
    if (text.isEmpty() || text.length() > MAX_TOKEN) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != ':' && c != '-') {
        return false;
      }
    }
    return true;
  }

  public static boolean isSensorType(String text) {
    return TYPE.matcher(text).matches();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isHexDigit(char c) {
    return (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9');
  }

  private static boolean isPlain(String text) {
    return text.codePoints()
        .map(Character::getType)
        .noneMatch(
            type ->
                type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR);
  }
}
