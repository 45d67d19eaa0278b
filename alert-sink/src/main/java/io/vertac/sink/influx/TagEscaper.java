package io.vertac.sink.influx;

/** Writes tag values as line protocol wants them. */
final class TagEscaper {

  private TagEscaper() {}

  /**
   * Appends {@code ,key=value}; nothing for an empty value, which line protocol does not have.
   *
   * <p>Commas, equals signs and spaces are escaped by a backslash. Two kinds of characters have no
   * form that every server reads alike, and are replaced: line breaks and tabs become spaces, and a
   * backslash, which escapes what follows it here and itself there, becomes a slash. The gateway
   * lets neither into a name.
   */
  static void append(StringBuilder line, String key, String value) {
    if (value.isEmpty()) {
      return;
    }
    line.append(',').append(key).append('=');
    for (int i = 0; i < value.length(); i++) {
      append(line, value.charAt(i));
    }
  }

  private static void append(StringBuilder line, char character) {
    switch (character) {
      case ',', '=', ' ' -> line.append('\\').append(character);
      case '\n', '\r', '\t' -> line.append("\\ ");
      case '\\' -> line.append('/');
      default -> line.append(character);
    }
  }
}
