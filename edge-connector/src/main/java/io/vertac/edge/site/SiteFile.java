package io.vertac.edge.site;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.gateway.GatewayAccess;
import io.vertac.edge.outbox.DrainSettings;
import io.vertac.edge.outbox.OutboxLimits;
import io.vertac.edge.outbox.OutboxSettings;
import io.vertac.edge.yaml.YamlFile;
import io.vertac.edge.yaml.YamlMap;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an {@code edge.yaml}. Every error names the file, the line and the key. */
public final class SiteFile {
  static final String API_KEY = "VERTAC_API_KEY";
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration DECADE = Duration.ofDays(3650);
  private static final long SMALLEST_OUTBOX = 100_000;

  private enum Order {
    BACKLOG_FIRST,
    LIVE_FIRST
  }

  private final Environment environment;
  private final Path folder;

  private SiteFile(Environment environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /**
   * @param environment may hold the gateway's address and key
   * @throws ConfigurationException if something in it cannot be used
   */
  public static SiteSettings read(Path file, Environment environment) {
    Path folder = file.toAbsolutePath().getParent();
    return new SiteFile(environment, folder).site(YamlFile.read(file));
  }

  private SiteSettings site(YamlMap root) {
    Path state = folder.resolve(root.text("state", "vertac-edge"));
    GatewayAccess gateway = gateway(root.findMap("gateway"), root);
    Duration timeout = Duration.ofSeconds(12);
    Duration flush =
        root.duration("flush", Duration.ofSeconds(10), Duration.ZERO, Duration.ofMinutes(10));
    Optional<InetSocketAddress> metrics = root.findMap("metrics").map(SiteFile::metrics);
    Kept kept = kept(root);
    List<StreamSettings> streams = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMap stream : root.maps("streams")) {
      StreamSettings settings = new StreamParser(folder, kept.outbox(), kept.drain()).parse(stream);
      if (!names.add(settings.key())) {
        throw stream.problem("device", " is there twice with the same name: give one a name");
      }
      streams.add(settings);
    }
    if (streams.isEmpty()) {
      throw root.problem("streams", " must list at least one stream");
    }
    root.finish();
    return new SiteSettings(state, gateway, timeout, flush, metrics, List.copyOf(streams));
  }

  private GatewayAccess gateway(Optional<YamlMap> given, YamlMap root) {
    if (given.isEmpty()) {
      String url = environment.get("VERTAC_URL", "http://127.0.0.1:8000");
      return new GatewayAccess(URI.create(url), Optional.empty(), environment.secret(API_KEY));
    }
    YamlMap map = given.get();
    URI url =
        map.find("url", "an address such as https://vertac.example:8000", SiteFile::address)
            .orElseThrow(() -> map.problem("url", " is missing"));
    Optional<Path> ca = map.find("ca").map(folder::resolve);
    ca.filter(file -> !Files.isReadable(file))
        .ifPresent(
            file -> {
              throw map.invalid("ca", file.toString(), "a file that can be read");
            });
    Optional<String> key = map.find("api_key_file").map(file -> key(map, folder.resolve(file)));
    map.finish();
    return new GatewayAccess(
        url, ca.map(GatewayAccess::trusting), key.or(() -> environment.secret(API_KEY)));
  }

  private static URI address(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
      throw new IllegalArgumentException();
    }
    return url;
  }

  private static String key(YamlMap map, Path file) {
    try {
      String key = Files.readString(file).strip();
      if (key.isEmpty() || key.contains("\n")) {
        throw map.problem("api_key_file", "=" + file + " must hold the key and nothing else");
      }
      return key;
    } catch (IOException e) {
      throw map.invalid("api_key_file", file.toString(), "a file that can be read");
    }
  }

  private static InetSocketAddress metrics(YamlMap map) {
    int port = (int) map.integer("port", 9464, 0, 65535);
    InetSocketAddress address = new InetSocketAddress(map.text("host", "127.0.0.1"), port);
    if (address.isUnresolved()) {
      throw map.invalid("host", address.getHostString(), "a host that can be found");
    }
    map.finish();
    return address;
  }

  private record Kept(OutboxSettings outbox, DrainSettings drain) {}

  private static Kept kept(YamlMap root) {
    BatchLimits batches = root.findMap("batch").map(SiteFile::batches).orElse(BatchLimits.LIVE);
    Optional<YamlMap> outbox = root.findMap("outbox");
    if (outbox.isEmpty()) {
      return new Kept(new OutboxSettings(OutboxLimits.USUAL, batches), DrainSettings.USUAL);
    }
    YamlMap map = outbox.get();
    OutboxLimits usual = OutboxLimits.USUAL;
    OutboxLimits limits =
        new OutboxLimits(
            map.integer("max_samples", usual.samples(), 1_000, 100_000_000_000L),
            map.bytes("max_bytes", usual.bytes(), SMALLEST_OUTBOX),
            map.duration("max_age", usual.age(), Duration.ofSeconds(1), DECADE),
            map.choice("when_full", usual.policy()));
    boolean liveFirst = map.choice("order", Order.BACKLOG_FIRST) == Order.LIVE_FIRST;
    double rate = map.decimal("drain_rate", 0, 0, 1e9);
    map.finish();
    return new Kept(new OutboxSettings(limits, batches), new DrainSettings(liveFirst, rate));
  }

  private static BatchLimits batches(YamlMap map) {
    int samples = (int) map.integer("samples", BatchLimits.LIVE.samples(), 1, 10_000);
    Duration span = map.duration("span", BatchLimits.LIVE.span(), MILLISECOND, DAY);
    map.finish();
    return new BatchLimits(samples, span);
  }
}
