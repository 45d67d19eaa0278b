package io.vertac.edge.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.edge.TestGateway;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.counterpart.TailDevice;
import io.vertac.edge.progress.EdgeProgress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SiteConnectorIT {
  private static final RetryLimits EAGER =
      new RetryLimits(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMinutes(1));
  private static final String QUICK = "flush: 0s\nbatch: {samples: 10, span: 100ms}\n";

  @TempDir Path folder;
  private final TestGateway gateway = new TestGateway();
  private TailDevice device;

  @BeforeEach
  void begin() {
    device = new TailDevice(folder);
  }

  @AfterEach
  void end() {
    gateway.close();
  }

  @Test
  void shouldKeepWhatTheGatewayDidNotTakeAndSendItAfterTheNextStart() throws Exception {
    gateway.troubles(() -> TestGateway.Trouble.UNAVAILABLE);
    String first;
    try (SiteConnector connector = connector(QUICK)) {
      connector.start();
      set(0, 50);
      await().until(() -> connector.backlog() == 100);
      first = connector.streamIds().get(0);
    }
    assertThat(gateway.samples()).isEmpty();
    gateway.troubles(() -> TestGateway.Trouble.NONE);
    try (SiteConnector connector = connector(QUICK)) {
      connector.start();
      set(50, 60);
      await().until(() -> gateway.samples().size() == 120 && connector.backlog() == 0);
      assertThat(connector.streamIds()).containsExactly(first);
    }
    assertThat(values("force"))
        .isEqualTo(IntStream.range(0, 60).mapToObj(i -> (double) i).toList());
    assertThat(gateway.registrations())
        .extracting(body -> body.path("stream_id").asText())
        .containsOnly(first);
  }

  @Test
  void shouldSendWhatItHasBeforeItEnds() throws Exception {
    try (SiteConnector connector = connector("flush: 20s\n")) {
      connector.start();
      set(0, 7);
      await().until(() -> connector.counts().startsWith("read=14 "));
    }
    assertThat(gateway.samples()).hasSize(14);
  }

  @Test
  void shouldGoOnWithARunningCycleAfterARestart() throws Exception {
    String cycle = QUICK + "# while running\n";
    try (SiteConnector connector = connector(cycle)) {
      connector.start();
      device.set(1, 1, false);
      device.set(2, 2, true);
      await().until(() -> gateway.history().stream().anyMatch(step -> step.startsWith("start")));
    }
    device.set(3, 3, true);
    device.set(4, 4, false);
    try (SiteConnector connector = connector(cycle)) {
      connector.start();
      await().until(() -> gateway.history().stream().anyMatch(step -> step.startsWith("stop")));
      await().until(() -> gateway.samples().size() == 8);
    }
    assertThat(gateway.history()).filteredOn(step -> !step.startsWith("batch")).hasSize(2);
    String stopped = gateway.samples().get(6).path("timestamp").asText();
    assertThat(gateway.history()).contains("stop " + stopped);
  }

  @Test
  void shouldEndAPartWhereItsReadingsEndWhenTheFileFallsSilent() throws Exception {
    String cycle = QUICK + "# each\n";
    // Read at once, so that no pause of this test is taken for the machine's silence.
    set(0, 7);
    try (SiteConnector connector = connector(cycle)) {
      connector.start();
      await().until(() -> gateway.history().stream().anyMatch(step -> step.startsWith("stop")));
      device.set(8, 8, false);
      device.set(9, 9, true);
      await()
          .until(() -> gateway.history().stream().filter(s -> s.startsWith("stop")).count() == 2);
    }
    assertThat(gateway.samples()).hasSize(18);
    assertThat(gateway.history())
        .filteredOn(step -> !step.startsWith("batch"))
        .containsExactly(
            "start {\"cycle\":\"0\"}",
            "stop " + gateway.samples().get(13).path("timestamp").asText(),
            "start {\"cycle\":\"1\"}",
            "stop " + gateway.samples().get(17).path("timestamp").asText());
  }

  @Test
  void shouldCountAndNotSendWhatCannotBeRead() throws Exception {
    try (SiteConnector connector = connector(QUICK)) {
      connector.start();
      device.append("2026-01-01T00:00:00Z;abc;1,5;0\n31.12.2025;1,0;1,5;0\n");
      set(0, 3);
      await().until(() -> gateway.samples().size() == 7);
      assertThat(connector.counts()).contains(" unreadable=4 ");
      assertThat(connector.metricsText())
          .contains("vertac_edge_readings_unreadable_total{stream=\"press/press\"} 4\n");
    }
  }

  @Test
  void shouldTellItsFiguresToPrometheus() throws Exception {
    try (SiteConnector connector = connector(QUICK + "metrics: {port: 0}\n")) {
      connector.start();
      set(0, 20);
      await().until(() -> gateway.samples().size() == 40 && connector.backlog() == 0);
      // The reader counts what it has stored, which may be sent by then.
      await().until(() -> connector.counts().startsWith("read=40 "));
      String text = get(connector, "/metrics").body();
      for (String name : List.of("read", "stored", "sent", "acknowledged")) {
        assertThat(text)
            .contains("vertac_edge_samples_" + name + "_total{stream=\"press/press\"} 40\n");
      }
      assertThat(text)
          .contains("vertac_edge_backlog_samples{stream=\"press/press\"} 0\n")
          .contains("vertac_edge_source_connected{stream=\"press/press\"} 1\n")
          .contains("vertac_edge_clock_offset_seconds ");
      assertThat(get(connector, "/metrics/x").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void shouldBeAliveButNotReadyWhileTheSourceIsAway() throws Exception {
    Path log = folder.resolve("log.csv");
    Path away = folder.resolve("away.csv");
    Files.move(log, away);
    try (SiteConnector connector = connector(QUICK + "metrics: {port: 0}\n")) {
      connector.start();
      HttpResponse<String> ready = get(connector, "/api/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("press/press: the source does not answer");
      assertThat(get(connector, "/api/health").body()).isEqualTo("{\"status\":\"ok\"}");
      Files.move(away, log);
      await().until(() -> get(connector, "/api/ready").statusCode() == 200);
      assertThat(get(connector, "/api/ready").body()).isEqualTo("{\"status\":\"ready\"}");
    }
  }

  private static HttpResponse<String> get(SiteConnector connector, String path) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + connector.metricsPort() + path);
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldReadNoLineTwiceThoughTheFileIsReplaced() throws Exception {
    try (SiteConnector connector = connector(QUICK)) {
      connector.start();
      set(0, 10);
      device.append("2026-01-01T00:00:0");
      await().until(() -> gateway.samples().size() == 20);
      device.append("0Z;99;9,9;0\n");
      device.restart();
      set(10, 20);
      await().until(() -> gateway.samples().size() == 42);
    }
    assertThat(values("force")).hasSize(21).contains(99.0).doesNotHaveDuplicates();
  }

  @Test
  void shouldKeepApartWhatTheGatewayRefuses() throws Exception {
    gateway.refuseBatchesWith(sample -> sample.path("value").asDouble() == 5);
    try (SiteConnector connector = connector(QUICK)) {
      connector.start();
      set(0, 10);
      await().until(() -> gateway.samples().size() == 19 && connector.backlog() == 0);
    }
    try (Stream<Path> files = Files.list(folder.resolve("state"))) {
      Path kept = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      assertThat(Files.readAllLines(kept)).hasSize(1).first().asString().contains("wrong with");
    }
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private void set(int from, int to) {
    for (int i = from; i < to; i++) {
      device.set(i, i / 10.0 + 1_000, false);
    }
  }

  private List<Double> values(String sensorId) {
    return gateway.samples().stream()
        .filter(sample -> sample.path("sensor_id").asText().equals(sensorId))
        .map(SiteConnectorIT::value)
        .toList();
  }

  private static double value(JsonNode sample) {
    return sample.path("value").asDouble();
  }

  private SiteConnector connector(String more) throws IOException {
    String stream = device.yaml(0);
    stream += more.contains("while running") ? "cycle:\n  while: {signal: running}\n" : "";
    stream += more.contains("each") ? "cycle:\n  each: {signal: running, idle: 300ms}\n" : "";
    return new SiteConnector(
        Sites.read(Sites.write(folder, gateway.address().toString(), more, stream)),
        EAGER,
        EdgeProgress.SILENT,
        Clock.systemUTC());
  }
}
