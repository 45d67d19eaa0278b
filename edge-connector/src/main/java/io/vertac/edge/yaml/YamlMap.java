package io.vertac.edge.yaml;

import io.vertac.config.ConfigurationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, asked key by key. Whatever cannot be used is refused with the file, the
 * line and the key; {@link #finish} refuses what nobody asked for.
 */
public final class YamlMap {
  private final String file;
  private final String path;
  private final int line;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Map<String, Boolean> asked = new HashMap<>();

  YamlMap(String file, String path, MappingNode node) {
    this.file = file;
    this.path = path;
    this.line = line(node);
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new ConfigurationException(at(line(entry.getKeyNode())) + "a key must be a word");
      }
      if (entries.put(key.getValue(), entry) != null) {
        throw new ConfigurationException(
            at(line(key)) + name(key.getValue()) + " is there twice: remove one of them");
      }
    }
  }

  public boolean has(String key) {
    return entries.containsKey(key) && !isNull(entries.get(key).getValueNode());
  }

  /** The text of a key that has to be there. */
  public String text(String key) {
    return find(key).orElseThrow(() -> missing(key));
  }

  public String text(String key, String fallback) {
    return find(key).orElse(fallback);
  }

  public Optional<String> find(String key) {
    return node(key).map(node -> scalar(key, node));
  }

  /**
   * A text that can be turned into something.
   *
   * @param expected what it should look like
   * @param convert throws an {@link IllegalArgumentException} for what it does not understand
   */
  public <T> Optional<T> find(String key, String expected, Function<String, T> convert) {
    return find(key)
        .map(
            text -> {
              try {
                return convert.apply(text);
              } catch (IllegalArgumentException e) {
                throw invalid(key, text, expected);
              }
            });
  }

  /** A whole number within [min, max]. */
  public long integer(String key, long fallback, long min, long max) {
    String expected = "a whole number from " + min + " to " + max;
    return find(
            key,
            expected,
            text -> {
              long value = Long.decode(text.replace("_", ""));
              return inRange(value >= min && value <= max, value);
            })
        .orElse(fallback);
  }

  /** A finite number within [min, max]. */
  public double decimal(String key, double fallback, double min, double max) {
    String expected = "a number from " + plain(min) + " to " + plain(max);
    return find(
            key,
            expected,
            text -> {
              double value = new BigDecimal(text).doubleValue();
              return inRange(value >= min && value <= max, value);
            })
        .orElse(fallback);
  }

  public boolean flag(String key, boolean fallback) {
    return find(
            key,
            "true or false",
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new IllegalArgumentException();
                })
        .orElse(fallback);
  }

  /** One of an enum's words, in lower case. */
  public <E extends Enum<E>> E choice(String key, E fallback) {
    List<E> all = Arrays.asList(fallback.getDeclaringClass().getEnumConstants());
    String expected = all.stream().map(YamlMap::word).collect(Collectors.joining(", "));
    return find(
            key,
            "one of " + expected,
            text ->
                all.stream()
                    .filter(one -> word(one).equals(text))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new))
        .orElse(fallback);
  }

  /**
   * A time with its unit, such as {@code 250ms}, {@code 10s}, {@code 15m}, {@code 8h}, {@code 30d}.
   */
  public Duration duration(String key, Duration fallback, Duration min, Duration max) {
    String expected =
        "a time such as 250ms, 10s, 15m or 30d, from "
            + Amounts.say(min)
            + " to "
            + Amounts.say(max);
    return find(
            key,
            expected,
            text -> {
              Duration value = Amounts.duration(text);
              return inRange(value.compareTo(min) >= 0 && value.compareTo(max) <= 0, value);
            })
        .orElse(fallback);
  }

  /** A size such as {@code 500MB} or {@code 4GB}. */
  public long bytes(String key, long fallback, long min) {
    return find(
            key,
            "a size such as 500MB or 4GB, at least " + min + " bytes",
            text -> {
              long value = Amounts.bytes(text);
              return inRange(value >= min, value);
            })
        .orElse(fallback);
  }

  /** The mapping under a key that has to be there. */
  public YamlMap map(String key) {
    return findMap(key).orElseThrow(() -> missing(key));
  }

  public Optional<YamlMap> findMap(String key) {
    return node(key)
        .map(
            node -> {
              if (node instanceof MappingNode mapping) {
                return new YamlMap(file, name(key), mapping);
              }
              throw problem(key, " must have keys of its own below it");
            });
  }

  /** The mappings of a list; empty if the key is not there. */
  public List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : items(key)) {
      String itemName = name(key) + "[" + maps.size() + "]";
      if (!(item instanceof MappingNode mapping)) {
        throw new ConfigurationException(at(line(item)) + itemName + " must have keys of its own");
      }
      maps.add(new YamlMap(file, itemName, mapping));
    }
    return maps;
  }

  /** The texts of a list; empty if the key is not there. */
  public List<String> texts(String key) {
    return items(key).stream().map(item -> scalar(key, item)).toList();
  }

  /** The texts below a key, by their own keys. */
  public Map<String, String> textsByKey(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    findMap(key)
        .ifPresent(
            map -> {
              map.entries.keySet().forEach(name -> texts.put(name, map.text(name)));
            });
    return texts;
  }

  /** Refuses keys that nobody has asked for. */
  public void finish() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!asked.containsKey(entry.getKey())) {
        String known = asked.keySet().stream().sorted().collect(Collectors.joining(", "));
        throw new ConfigurationException(
            at(line(entry.getValue().getKeyNode()))
                + name(entry.getKey())
                + " is not known here; known are: "
                + known);
      }
    }
  }

  /** An error about a key's value, with file, line and key. */
  public ConfigurationException invalid(String key, String value, String expected) {
    return problem(key, "=" + value + " cannot be used: expected " + expected);
  }

  /** An error about a key, with file, line and key. */
  public ConfigurationException problem(String key, String what) {
    NodeTuple entry = entries.get(key);
    int where = entry == null ? line : line(entry.getKeyNode());
    return new ConfigurationException(at(where) + name(key) + what);
  }

  private Optional<Node> node(String key) {
    asked.put(key, true);
    NodeTuple entry = entries.get(key);
    return entry == null || isNull(entry.getValueNode())
        ? Optional.empty()
        : Optional.of(entry.getValueNode());
  }

  private List<Node> items(String key) {
    return node(key)
        .map(
            node -> {
              if (node instanceof SequenceNode sequence) {
                return sequence.getValue();
              }
              throw problem(key, " must be a list");
            })
        .orElse(List.of());
  }

  private String scalar(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw problem(key, " must be a single value");
  }

  private ConfigurationException missing(String key) {
    return new ConfigurationException(at(line) + name(key) + " is missing");
  }

  private static <T> T inRange(boolean fits, T value) {
    if (!fits) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private String at(int where) {
    return file + ", line " + where + ": ";
  }

  private static int line(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }
}
