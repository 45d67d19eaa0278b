package io.vertac.edge.site;

import io.vertac.edge.cycle.CycleRule;
import io.vertac.edge.intake.Channel;
import io.vertac.edge.outbox.DrainSettings;
import io.vertac.edge.outbox.OutboxSettings;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.SensorDescription;
import io.vertac.edge.yaml.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one entry of {@code streams}. Used once. */
final class StreamParser {
  private static final int MOST_SENSORS = 10_000;

  private final Path folder;
  private final OutboxSettings outbox;
  private final DrainSettings drain;
  private final List<SensorDescription> sensors = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  StreamParser(Path folder, OutboxSettings outbox, DrainSettings drain) {
    this.folder = folder;
    this.outbox = outbox;
    this.drain = drain;
  }

  StreamSettings parse(YamlMap stream) {
    String device = stream.text("device");
    String name = stream.text("name", device);
    YamlMap source = stream.map("source");
    String type = source.text("type");
    List<YamlMap> sensorMaps = stream.maps("sensors");
    List<YamlMap> signalMaps = stream.maps("signals");
    SourceParser parser = SourceTypes.ALL.get(type);
    if (parser == null) {
      String known = String.join(", ", new TreeSet<>(SourceTypes.ALL.keySet()));
      throw source.invalid("type", type, "one of " + known);
    }
    boolean played = SourceTypes.PLAYED.contains(type);
    if (!played) {
      readChannels(stream, sensorMaps, signalMaps);
    }
    List<YamlMap> all = new ArrayList<>(sensorMaps);
    all.addAll(signalMaps);
    Source found = parser.parse(source, all, folder, device);
    source.finish();
    all.forEach(YamlMap::finish);
    StreamSettings settings =
        played
            ? played(stream, (Source.Played) found, name)
            : device(stream, (Source.Device) found, device, name);
    stream.finish();
    return settings;
  }

  private StreamSettings played(YamlMap stream, Source.Played found, String name) {
    Machine machine = found.machine().machine();
    Machine named = new Machine(machine.deviceName(), name, machine.sensors());
    requireInOrder(stream);
    return new StreamSettings(named, found, List.of(), Optional.empty(), outbox, drain);
  }

  private StreamSettings device(YamlMap stream, Source.Device found, String device, String name) {
    Optional<YamlMap> rule = stream.findMap("cycle");
    if (rule.isPresent()) {
      requireInOrder(stream);
    }
    List<String> names = channels.stream().map(Channel::id).toList();
    Optional<CycleRule> cycle = rule.map(map -> CycleRuleParser.parse(map, names, found.recall()));
    return new StreamSettings(
        new Machine(device, name, sensors), found, channelsFor(cycle), cycle, outbox, drain);
  }

  /** A signal that names cycles may be a text; sensors, and what is compared, are numbers. */
  private List<Channel> channelsFor(Optional<CycleRule> cycle) {
    List<Channel> all = new ArrayList<>(channels);
    if (cycle.orElse(null) instanceof CycleRule.EachValue each
        && each.channel() >= sensors.size()) {
      all.set(each.channel(), all.get(each.channel()).withWords());
    }
    return List.copyOf(all);
  }

  private void requireInOrder(YamlMap stream) {
    if (drain.liveFirst()) {
      throw stream.problem(
          stream.has("cycle") ? "cycle" : "source",
          " tells cycles, which have to arrive in order: set outbox.order to backlog_first, or"
              + " put this stream into a connector of its own");
    }
  }

  private void readChannels(YamlMap stream, List<YamlMap> sensorMaps, List<YamlMap> signalMaps) {
    if (sensorMaps.isEmpty()) {
      throw stream.problem("sensors", " must list at least one sensor");
    }
    if (sensorMaps.size() > MOST_SENSORS) {
      throw stream.problem("sensors", " can be at most " + MOST_SENSORS);
    }
    for (YamlMap sensor : sensorMaps) {
      String id = id(sensor);
      sensors.add(
          new SensorDescription(
              id, sensor.text("name", id), sensor.text("type", "analog"), sensor.text("unit", "")));
      channels.add(channel(sensor, id));
    }
    for (YamlMap signal : signalMaps) {
      channels.add(channel(signal, id(signal)));
    }
  }

  private String id(YamlMap channel) {
    String id = channel.text("id");
    if (!SensorDescription.isId(id)) {
      throw channel.invalid("id", id, SensorDescription.ID_RULE);
    }
    if (!ids.add(id)) {
      throw channel.invalid("id", id, "an id that nothing else in this stream has");
    }
    return id;
  }

  private static Channel channel(YamlMap map, String id) {
    return new Channel(
        id, map.decimal("scale", 1, -1e12, 1e12), map.decimal("offset", 0, -1e12, 1e12));
  }
}
