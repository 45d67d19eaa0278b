package io.vertac.sink.influx;

/** Writes tag values as line protocol wants them. */
final class TagEscaper {

  private TagEscaper() {}

  /**
   * Appends {@code ,key=value}; nothing for an empty value, which line protocol does not have.
   *
   * <p>Commas, equals signs and spaces are escaped by a backslash. Line breaks and tabs, which
   * cannot be in a tag, become the two characters backslash and n, r or t, as they do with
   * InfluxDB's own clients. A backslash at the end would escape what follows the value, and cannot
   * be escaped itself: a space is put after it.
   */
  static void append(StringBuilder line, String key, String value) {
    if (value.isEmpty()) {
      return;
    }
    line.append(',').append(key).append('=');
    for (int i = 0; i < value.length(); i++) {
      append(line, value.charAt(i));
    }
    if (value.charAt(value.length() - 1) == '\\') {
      line.append("\\ ");
    }
  }

  private static void append(StringBuilder line, char character) {
    switch (character) {
      case ',', '=', ' ' -> line.append('\\').append(character);
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> line.append(character);
    }
  }
}
