package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the services show of themselves, and whether those who look know it by its name. */
abstract class MonitoringRoad {
  private static final Path DEPLOY = Path.of(System.getProperty("vertac.root"), "deploy");
  private static final Pattern NAME = Pattern.compile("\\b(?:vertac|jvm|process)_[a-z_]+[a-z]\\b");

  abstract Road road();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prometheus/vertac-alerts.yml",
        "grafana/vertac-dashboard.json",
        "../docs/operations.md"
      })
  void shouldShowEveryFigureThatAFileForOperatorsNames(String file) throws IOException {
    playOneCycle();
    Set<String> named = names(Files.readString(DEPLOY.resolve(file)));
    assertThat(named).hasSizeGreaterThan(10);
    Road.eventually(() -> assertThat(names(shown())).containsAll(named));
  }

  @Test
  void shouldCountWhatWentDownTheRoad() throws IOException {
    playOneCycle();
    road().awaitQuiet();
    Road.eventually(
        () ->
            assertThat(shown())
                .contains("vertac_gateway_ready 1.0")
                .contains("vertac_streams_running{application=\"cycle-processor\"} 1.0")
                .contains("vertac_streams_running{application=\"deviation-processor\"} 1.0")
                .contains("vertac_sink_up{destination=\"postgres\"} 1.0")
                .contains("vertac_sink_up{destination=\"influx\"} 1.0")
                .contains("vertac_sink_lag_records{destination=\"influx\"} 0.0")
                .containsPattern(
                    "vertac_streams_processed_records_total\\{application=\"cycle-processor\"}"
                        + " [1-9]")
                .containsPattern("vertac_streams_store_bytes\\{.*} [1-9]")
                .containsPattern("vertac_sink_items_total\\{destination=\"influx\"} [1-9]"));
  }

  @Test
  void shouldBeReadyWhenItAcceptsSamples() {
    Road.eventually(
        () ->
            assertThat(road().gateway().get("/api/ready").ok().get("status").textValue())
                .isEqualTo("ready"));
  }

  @Test
  void shouldCountWhatIsRefusedByItsReason() {
    NaiveMachine machine = playOneCycle();
    machine.command("stop");
    road().gateway().get("/api/live/stream/" + UUID.randomUUID() + "/status");
    String late = machine.oneSample(machine.betweenSamples(), "4.5");
    road().gateway().post("/api/live/batch", late).ok();
    Road.eventually(
        () ->
            assertThat(shown())
                .containsPattern(
                    "vertac_streams_refused_commands_total\\{application=\"cycle-processor\","
                        + "reason=\"no_running_cycle\"} [1-9]")
                .containsPattern(
                    "vertac_gateway_requests_refused_total\\{reason=\"no_running_cycle\"} [1-9]")
                .containsPattern(
                    "vertac_gateway_requests_refused_total\\{reason=\"unknown_stream\"} [1-9]")
                .containsPattern(
                    "vertac_streams_dead_letters_total\\{application=\"cycle-processor\","
                        + "reason=\"late\"} [1-9]")
                .contains(
                    "vertac_streams_dead_letters_total{application=\"deviation-processor\","
                        + "reason=\"undecodable\"} 0.0")
                .contains(
                    "vertac_sink_dead_letters_total{destination=\"postgres\","
                        + "reason=\"undecodable\"} 0.0")
                .containsPattern("vertac_gateway_connections [1-9]"));
  }

  private NaiveMachine playOneCycle() {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "monitored");
    machine.playCycle();
    Road.eventually(
        () -> assertThat(road().tables().finishedCycles(machine.streamId())).hasSize(1));
    return machine;
  }

  private String shown() {
    return road().gateway().text("/metrics");
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
