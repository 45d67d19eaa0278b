package io.vertac.edge.site;

import io.vertac.edge.cycle.CycleRule;
import io.vertac.edge.cycle.Level;
import io.vertac.edge.cycle.Trigger;
import io.vertac.edge.device.Recall;
import io.vertac.edge.yaml.YamlMap;
import java.time.Duration;
import java.util.List;

/** Reads {@code cycle}: {@code while}, {@code each}, or {@code start} and {@code stop}. */
final class CycleRuleParser {
  /** Well below the silence after which the platform aborts a cycle. */
  private static final Duration USUAL_IDLE = Duration.ofSeconds(10);

  private static final Duration SHORTEST_IDLE = Duration.ofMillis(100);
  private static final Duration LONGEST_IDLE = Duration.ofDays(1);

  private CycleRuleParser() {}

  /**
   * @param channels their ids: sensors first, then signals
   * @param recall whether the first value that is seen begins where its cycle does
   */
  static CycleRule parse(YamlMap map, List<String> channels, Recall recall) {
    CycleRule rule = rule(map, channels, recall);
    map.finish();
    return rule;
  }

  private static CycleRule rule(YamlMap map, List<String> channels, Recall recall) {
    if (map.has("each")) {
      YamlMap each = map.map("each");
      int channel = channel(each, channels);
      Duration idle = each.duration("idle", USUAL_IDLE, SHORTEST_IDLE, LONGEST_IDLE);
      each.finish();
      return new CycleRule.EachValue(channel, idle, recall == Recall.EVERYTHING);
    }
    if (map.has("while")) {
      YamlMap during = map.map("while");
      Level level = level(during, channels);
      during.finish();
      return new CycleRule.StartStop(
          new Trigger(level, Trigger.Edge.RISING), new Trigger(level, Trigger.Edge.FALLING));
    }
    if (map.has("start")) {
      return new CycleRule.StartStop(
          trigger(map.map("start"), channels), trigger(map.map("stop"), channels));
    }
    throw map.problem("while", " is missing: give while, each, or start and stop");
  }

  private static Trigger trigger(YamlMap map, List<String> channels) {
    Trigger trigger = new Trigger(level(map, channels), map.choice("edge", Trigger.Edge.RISING));
    map.finish();
    return trigger;
  }

  private static Level level(YamlMap map, List<String> channels) {
    int channel = channel(map, channels);
    double hysteresis = map.decimal("hysteresis", 0, 0, 1e12);
    long ways = List.of("bit", "above", "below").stream().filter(map::has).count();
    if (ways > 1) {
      throw map.problem("bit", ", above and below exclude one another: keep one of them");
    }
    if (map.has("bit")) {
      return new Level(channel, Level.Kind.BIT, map.integer("bit", 0, 0, 62), 0);
    }
    if (map.has("above")) {
      return new Level(channel, Level.Kind.ABOVE, map.decimal("above", 0, -1e12, 1e12), hysteresis);
    }
    if (map.has("below")) {
      return new Level(channel, Level.Kind.BELOW, map.decimal("below", 0, -1e12, 1e12), hysteresis);
    }
    return new Level(channel, Level.Kind.NONZERO, 0, 0);
  }

  private static int channel(YamlMap map, List<String> channels) {
    String name = map.text("signal");
    int channel = channels.indexOf(name);
    if (channel < 0) {
      throw map.invalid("signal", name, "one of " + String.join(", ", channels));
    }
    return channel;
  }
}
