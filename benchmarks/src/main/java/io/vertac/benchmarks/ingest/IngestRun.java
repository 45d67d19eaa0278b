package io.vertac.benchmarks.ingest;

import io.vertac.benchmarks.viewers.GatewayProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Measures row after row, each warmed for itself. */
final class IngestRun {
  private static final int SMALL = 50;
  private static final int LARGE = 1000;
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final Map<String, String> AVRO = Map.of("Content-Type", "application/avro");
  private static final Map<String, String> GZIP =
      Map.of("Content-Type", "application/json", "Content-Encoding", "gzip");

  private final GatewayProcess gateway;
  private final GatewayProcess empty;
  private final RawProducer producer;
  private final Function<List<String>, String> keys;
  private final Driver driver;
  private final int connections;
  private final PrintStream out;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private long failed;

  /**
   * @param keys makes a key for these streams; from then on the gateway asks for one
   */
  IngestRun(
      GatewayProcess gateway,
      GatewayProcess empty,
      RawProducer producer,
      Function<List<String>, String> keys,
      Driver driver,
      int connections,
      PrintStream out) {
    this.gateway = gateway;
    this.empty = empty;
    this.producer = producer;
    this.keys = keys;
    this.driver = driver;
    this.connections = connections;
    this.out = out;
  }

  /**
   * @param only the rows to measure; none means all
   * @return whether every request was answered well
   */
  boolean run(List<String> only, int warmUp, int seconds) throws Exception {
    out.printf("driver: %s, %d connections%n%s%n", driver.name(), connections, Row.HEAD);
    List<Measurement> measurements = new ArrayList<>();
    for (int samples : List.of(SMALL, LARGE)) {
      Bodies bodies = new Bodies("http://127.0.0.1:" + gateway.port(), samples);
      Measurement measurement = new Measurement(only, bodies, warmUp, seconds);
      measurements.add(measurement);
      measurement.raw();
      measurement.http("empty", empty, EmptyRoute.PATH, JSON, bodies.json());
      measurement.http("json", gateway, "/api/live/batch", JSON, bodies.json());
      measurement.http("gzip", gateway, "/api/live/batch", GZIP, bodies.gzip());
      measurement.http("avro", gateway, "/api/live/batch", AVRO, bodies.avro());
    }
    for (Measurement measurement : measurements) {
      measurement.keyed();
    }
    ratios();
    return failed == 0;
  }

  private void ratios() {
    List<String> words = new ArrayList<>();
    for (Row row : rows.values()) {
      word(words, row.name() + "_samples_per_s", "%.0f", row.samplesPerSecond());
      if (row.driven() != null) {
        word(words, row.name() + "_p99_ms", "%.1f", row.driven().p99Ms());
        word(words, row.name() + "_vs_raw", "%.3f", ratio(row, "raw"));
        word(words, row.name() + "_vs_empty", "%.2f", ratio(row, "empty"));
        if (row.name().startsWith("keyed")) {
          word(words, row.name() + "_vs_json", "%.2f", ratio(row, "json"));
        }
      }
    }
    out.println("ingest: " + String.join(" ", words) + " failed=" + failed);
  }

  private static void word(List<String> words, String key, String form, double value) {
    if (!Double.isNaN(value)) {
      words.add(key.replace('-', '_') + "=" + String.format(Locale.ROOT, form, value));
    }
  }

  /** To the baseline with as many samples in a request. */
  private double ratio(Row row, String baseline) {
    Row other = rows.get(baseline + "-" + row.samples());
    return other == null || row.name().startsWith("empty")
        ? Double.NaN
        : row.perSecond() / other.perSecond();
  }

  /** All rows with the same number of samples in a request. */
  private final class Measurement {
    private final List<String> only;
    private final Bodies bodies;
    private final int warmUp;
    private final int seconds;

    Measurement(List<String> only, Bodies bodies, int warmUp, int seconds) {
      this.only = only;
      this.bodies = bodies;
      this.warmUp = warmUp;
      this.seconds = seconds;
    }

    void raw() {
      String name = "raw-" + bodies.samples();
      if (isWanted(name)) {
        double perSecond = producer.run(bodies.records(), seconds);
        keep(new Row(name, perSecond, bodies.samples(), null, Double.NaN));
      }
    }

    void http(
        String kind,
        GatewayProcess server,
        String path,
        Map<String, String> headers,
        List<byte[]> sent)
        throws IOException, InterruptedException {
      String name = kind + "-" + bodies.samples();
      if (!isWanted(name)) {
        return;
      }
      URI address = URI.create("http://127.0.0.1:" + server.port() + path);
      Post post = new Post(address, headers, sent);
      if (warmUp > 0) {
        driver.drive(post, connections, warmUp);
      }
      double cpu = server.cpuSeconds();
      Driven driven = driver.drive(post, connections, seconds);
      double cpuMicros = (server.cpuSeconds() - cpu) * 1e6 / driven.requests();
      failed += driven.failed();
      keep(new Row(name, driven.perSecond(), bodies.samples(), driven, cpuMicros));
    }

    /** JSON once more, from a connector with a key of its own. */
    void keyed() throws IOException, InterruptedException {
      if (isWanted("keyed-" + bodies.samples())) {
        Map<String, String> headers = new LinkedHashMap<>(JSON);
        headers.put("Authorization", "Bearer " + keys.apply(bodies.streamIds()));
        http("keyed", gateway, "/api/live/batch", headers, bodies.json());
      }
    }

    private boolean isWanted(String name) {
      return only.isEmpty() || only.contains(name);
    }

    private void keep(Row row) {
      rows.put(row.name(), row);
      out.println(row);
    }
  }
}
