package io.vertac.deviation.domain.words;

import java.util.Locale;
import java.util.Map;

/**
 * Units as people write them, for sentences. Connectors send what a keyboard gives them; the
 * dashboard shows the commonest the same way.
 */
final class Units {
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("degc", "°C"),
          Map.entry("deg_c", "°C"),
          Map.entry("cel", "°C"),
          Map.entry("celsius", "°C"),
          Map.entry("degf", "°F"),
          Map.entry("deg_f", "°F"),
          Map.entry("[degf]", "°F"),
          Map.entry("fahrenheit", "°F"),
          Map.entry("deg", "°"),
          Map.entry("degrees", "°"),
          Map.entry("percent", "%"),
          Map.entry("pct", "%"),
          Map.entry("ohm", "Ω"),
          Map.entry("m/s2", "m/s²"),
          Map.entry("m3/h", "m³/h"),
          Map.entry("um", "µm"));

  private Units() {}

  /**
   * @return the unit as it came, if no other spelling of it is known
   */
  static String shown(String unit) {
    String word = unit.trim();
    return SPELLINGS.getOrDefault(word.toLowerCase(Locale.ROOT), word);
  }
}
