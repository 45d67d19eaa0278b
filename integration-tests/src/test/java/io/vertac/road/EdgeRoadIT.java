package io.vertac.road;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.config.Environment;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.counterpart.CutProxy;
import io.vertac.edge.counterpart.Device;
import io.vertac.edge.counterpart.ModbusDevice;
import io.vertac.edge.counterpart.MqttDevice;
import io.vertac.edge.counterpart.OpcUaDevice;
import io.vertac.edge.counterpart.SparkplugDevice;
import io.vertac.edge.counterpart.TailDevice;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.site.SiteConnector;
import io.vertac.edge.site.SiteFile;
import io.vertac.events.SampleBatch;
import io.vertac.events.SampleGap;
import io.vertac.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Machines of every kind, read by the real connector into a running pipeline, with wires that are
 * cut at random moments on both sides of the connector.
 */
@Timeout(900)
class EdgeRoadIT {
  private static final int CYCLES = 3;
  private static final int VALUES = 30;
  private static final long PERIOD_MILLIS = 25;
  private static final long PAUSE_MILLIS = 1_000;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final RetryLimits EAGER =
      new RetryLimits(Duration.ofMillis(20), Duration.ofMillis(300), Duration.ofMinutes(1));

  private static Road road;

  @TempDir Path folder;

  enum Kind {
    MODBUS,
    MQTT_3,
    MQTT_5,
    SPARKPLUG,
    OPC_UA,
    CSV_TAIL;

    Device device(Path folder) {
      return switch (this) {
        case MODBUS -> new ModbusDevice();
        case MQTT_3 -> new MqttDevice(folder, 3);
        case MQTT_5 -> new MqttDevice(folder, 5);
        case SPARKPLUG -> new SparkplugDevice(folder);
        case OPC_UA -> new OpcUaDevice(folder);
        case CSV_TAIL -> new TailDevice(folder);
      };
    }
  }

  @BeforeAll
  static void start() {
    road = Road.started(EmbeddedParts.shared(), "edge.");
  }

  @AfterAll
  static void stop() {
    if (road != null) {
      road.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldFindEverySampleOnceWhenWiresAreCut(Kind kind) throws Exception {
    try (Device device = kind.device(folder);
        CutProxy fieldWire = new CutProxy("127.0.0.1", device.port());
        CutProxy gatewayWire = gatewayWire()) {
      device.set(0, 0, false);
      String stream = device.yaml(fieldWire.port()) + "cycle:\n  while: {signal: running}\n";
      device.meet(SiteFile.read(yaml(gatewayWire, "", stream), new Environment(Map.of())));
      try (SiteConnector connector = connector(gatewayWire, "", stream)) {
        connector.start();
        awaitTalking(connector, device);
        Wires wires = new Wires(kind.ordinal() + 1, fieldWire, gatewayWire);
        wires.startCutting();
        List<List<Double>> played = play(device, connector);
        assertThat(wires.stopCutting()).isGreaterThan(3);
        awaitFinished(connector);
        EdgeStream known = closed(connector);
        assertThat(connector.metricsText()).contains("vertac_edge_clock_offset_seconds ");
        if (device.tellsEveryValue()) {
          assertThat(known.values("force")).isEqualTo(played);
        } else {
          for (int i = 0; i < CYCLES; i++) {
            // It may be seen only later that the machine has stopped, and values and state are
            // asked for one after the other: the first may be from just before the start.
            List<Double> possible = new ArrayList<>(played.get(i));
            possible.add(played.get(i).get(VALUES) + 1);
            possible.add(played.get(i).get(0) - 1);
            assertThat(possible).containsAll(known.values("force").get(i));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulator", "recording"})
  void shouldFindEverySampleOnceWhenAPlayedSourceLosesTheGateway(String type) throws Exception {
    String source =
        type.equals("simulator")
            ? "source: {type: simulator, seed: 4, cycles: 3, cycle_seconds: 2, speed: 1}\n"
            : "source: {type: recording, file: rig.csv, delimiter: ';', decimal: ',', speed: 1}\n";
    Files.writeString(folder.resolve("rig.csv"), recording());
    try (CutProxy gatewayWire = gatewayWire();
        SiteConnector connector = connector(gatewayWire, "", source)) {
      Wires wires = new Wires(type.length(), gatewayWire);
      connector.start();
      wires.startCutting();
      Thread.sleep(7_000);
      assertThat(wires.stopCutting()).isGreaterThan(3);
      awaitFinished(connector);
      closed(connector);
    }
  }

  @Test
  void shouldShowDownstreamWhatWasLostWhenTheOutboxIsFull() throws Exception {
    try (TailDevice device = new TailDevice(folder);
        CutProxy gatewayWire = gatewayWire()) {
      gatewayWire.cut();
      String limits = "outbox: {max_samples: 1000, when_full: drop_oldest}\n";
      try (SiteConnector connector = connector(gatewayWire, limits, device.yaml(0))) {
        connector.start();
        for (int i = 0; i < 1_500; i++) {
          device.set(i, i, false);
        }
        awaitRead(connector, 3_000);
        gatewayWire.mend();
        awaitEmpty(connector);
        String streamId = connector.streamIds().get(0);
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(road.topics().of(Topics.SAMPLE_GAPS, streamId)).isNotEmpty());
        long lost =
            road.topics().of(Topics.SAMPLE_GAPS, streamId).stream()
                .mapToLong(SampleGap::getSampleCount)
                .sum();
        // Once each: one whose answer came too late is sent again under the same id.
        Map<String, Integer> arrived =
            road.topics().of(Topics.SAMPLES, streamId).stream()
                .collect(toMap(SampleBatch::getBatchId, b -> b.getSamples().size(), (a, b) -> a));
        assertThat(lost + arrived.values().stream().mapToInt(Integer::intValue).sum())
            .isEqualTo(3_000);
        assertThat(lost).isGreaterThanOrEqualTo(1_000);
        String kept = "SELECT coalesce(sum(sample_count), 0) FROM live_gaps WHERE stream_id = ?";
        Road.eventually(
            () ->
                assertThat(road.tables().number(kept, UUID.fromString(streamId))).isEqualTo(lost));
      }
    }
  }

  private static List<List<Double>> play(Device device, SiteConnector connector)
      throws InterruptedException {
    List<List<Double>> played = new ArrayList<>();
    double value = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i <= VALUES; i++) {
        // The last one is where the machine says that it has stopped.
        device.set(++value, value / 10, i < VALUES);
        values.add(value);
        if (i == 0) {
          awaitPolled(device, connector);
        }
        Thread.sleep(PERIOD_MILLIS);
      }
      played.add(values);
      device.set(++value, value / 10, false);
      awaitPolled(device, connector);
      Thread.sleep(PAUSE_MILLIS);
    }
    return played;
  }

  /** A device that is polled must be seen running, and stopped, in spite of a cut wire. */
  private static void awaitPolled(Device device, SiteConnector connector) {
    if (!device.tellsEveryValue()) {
      // One poll may be under way, and each gives two samples.
      awaitRead(connector, count(connector, "read") + 2 * 2);
    }
  }

  private SiteConnector connector(CutProxy gatewayWire, String more, String stream)
      throws IOException {
    return new SiteConnector(
        SiteFile.read(yaml(gatewayWire, more, stream), new Environment(Map.of())),
        EAGER,
        EdgeProgress.SILENT,
        Clock.systemUTC());
  }

  private Path yaml(CutProxy gatewayWire, String more, String stream) throws IOException {
    return Files.writeString(
        folder.resolve("edge.yaml"),
        "state: state\ngateway: {url: 'http://127.0.0.1:%d'}\n".formatted(gatewayWire.port())
            + "batch: {samples: 50, span: 200ms}\nflush: 2m\n"
            + more
            + "streams:\n  - device: press\n"
            + stream.indent(4));
  }

  private static CutProxy gatewayWire() {
    URI gateway = URI.create(road.url());
    return new CutProxy(gateway.getHost(), gateway.getPort());
  }

  /** A broker passes on only what comes after the connector has subscribed. */
  private static void awaitTalking(SiteConnector connector, Device device) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              device.set(0, 0, false);
              return count(connector, "read") > 0;
            });
  }

  private static void awaitRead(SiteConnector connector, long samples) {
    await().atMost(PATIENCE).until(() -> count(connector, "read") >= samples);
  }

  private static void awaitEmpty(SiteConnector connector) {
    await().atMost(PATIENCE).until(() -> connector.backlog() == 0);
  }

  private static void awaitFinished(SiteConnector connector) {
    String streamId = connector.streamIds().get(0);
    Road.eventually(() -> assertThat(road.tables().finishedCycles(streamId)).hasSize(CYCLES));
  }

  /** Ends the connector, which sends what it has, and looks at what the pipeline has then. */
  private static EdgeStream closed(SiteConnector connector) {
    String streamId = connector.streamIds().get(0);
    connector.close();
    assertThat(connector.counts()).contains("dropped=0 backlog=0");
    EdgeStream known = new EdgeStream(road.topics(), streamId);
    known.requireEverySampleOnce(count(connector, "stored"));
    return known;
  }

  private static long count(SiteConnector connector, String what) {
    for (String pair : connector.counts().split(" ")) {
      if (pair.startsWith(what + "=")) {
        return Long.parseLong(pair.substring(what.length() + 1));
      }
    }
    throw new AssertionError(what);
  }

  private static String recording() {
    StringBuilder rows = new StringBuilder("cycle;t;pressure;flow\n");
    for (int cycle = 1; cycle <= CYCLES; cycle++) {
      for (int t = 0; t < 20; t++) {
        rows.append(
            String.format(
                Locale.GERMANY, "%d;%.1f;%.3f;%.3f%n", cycle, t / 10.0, cycle + t / 7.0, t / 3.0));
      }
    }
    return rows.toString();
  }
}
