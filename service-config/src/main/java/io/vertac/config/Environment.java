package io.vertac.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Typed access to settings that arrive as text, usually the process environment.
 *
 * <p>Nothing below a {@code main} reads the process environment itself: it is handed one of these.
 * An empty value counts as not set, so that {@code KEY=} in an env file means the default.
 */
public final class Environment {
  private final Map<String, String> values;

  public Environment(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  public Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key)).map(String::strip).filter(v -> !v.isEmpty());
  }

  public String get(String key, String fallback) {
    return find(key).orElse(fallback);
  }

  /**
   * @param hint an example value, shown when the key is missing
   */
  public String require(String key, String hint) {
    return find(key)
        .orElseThrow(
            () -> new ConfigurationException(key + " is not set; set it, for example: " + hint));
  }

  /**
   * Something nobody else may read: the setting itself, or what is in the file that {@code
   * KEY_FILE} names, as secrets are handed to containers.
   *
   * @throws ConfigurationException if both are set, or the file cannot be read or is empty; the
   *     message never holds the secret
   */
  public Optional<String> secret(String key) {
    Optional<String> value = find(key);
    Optional<String> file = find(key + "_FILE");
    if (value.isPresent() && file.isPresent()) {
      throw new ConfigurationException(key + " and " + key + "_FILE are both set; set one of them");
    }
    return file.isPresent() ? file.map(path -> read(key + "_FILE", path)) : value;
  }

  private static String read(String key, String path) {
    try {
      String text = Files.readString(Path.of(path)).strip();
      if (!text.isEmpty()) {
        return text;
      }
    } catch (IOException | InvalidPathException e) {
      throw ConfigurationException.invalid(key, path, "a file that can be read");
    }
    throw ConfigurationException.invalid(key, path, "a file that is not empty");
  }

  /** Every setting whose key begins with the prefix, by the rest of its key. */
  public Map<String, String> startingWith(String prefix) {
    Map<String, String> found = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  /** A whole number within [min, max]. */
  public int integer(String key, int fallback, int min, int max) {
    return Math.toIntExact(number(key, fallback, min, max));
  }

  /** A duration given as whole seconds. */
  public Duration seconds(String key, long fallback, long min, long max) {
    return Duration.ofSeconds(number(key, fallback, min, max));
  }

  /** A finite number within [min, max]. */
  public double decimal(String key, double fallback, double min, double max) {
    Optional<String> text = find(key);
    if (text.isEmpty()) {
      return fallback;
    }
    String expected = "a number from " + min + " to " + max;
    try {
      double value = Double.parseDouble(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw ConfigurationException.invalid(key, text.get(), expected);
    }
    throw ConfigurationException.invalid(key, text.get(), expected);
  }

  /** One of some words. */
  public String choice(String key, String fallback, Set<String> words) {
    String word = get(key, fallback);
    if (!words.contains(word)) {
      String expected = "one of " + String.join(", ", new TreeSet<>(words));
      throw ConfigurationException.invalid(key, word, expected);
    }
    return word;
  }

  public boolean flag(String key, boolean fallback) {
    Optional<String> text = find(key);
    if (text.isEmpty()) {
      return fallback;
    }
    return switch (text.get().toLowerCase(java.util.Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw ConfigurationException.invalid(key, text.get(), "true or false");
    };
  }

  private long number(String key, long fallback, long min, long max) {
    Optional<String> text = find(key);
    if (text.isEmpty()) {
      return fallback;
    }
    String expected = "a whole number from " + min + " to " + max;
    try {
      long value = Long.parseLong(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw ConfigurationException.invalid(key, text.get(), expected);
    }
    throw ConfigurationException.invalid(key, text.get(), expected);
  }
}
