package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

  private static final String TRACE_ID = "00-4bf92f3577b34da6a3ce929d0e0e4736-";
  private static final String TRACE = TRACE_ID + "00f067aa0ba902b7-01";

  abstract Road road();

  @ParameterizedTest
  @ValueSource(strings = {"prometheus/vertac-alerts.yml", "grafana/vertac-dashboard.json"})
  void shouldShowEveryFigureThatAFileForOperatorsNames(String file) throws IOException {
    playOneCycle();
    Set<String> named = names(Files.readString(DEPLOY.resolve(file)));
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(names(shown())).containsAll(named);
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
    assertThat(road().gateway().get("/api/ready").ok().get("status").textValue())
        .isEqualTo("ready");
  }

  @Test
  void shouldCarryTheTraceOfAStopToTheVerdict() {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "traced");
    machine.start();
    machine.postBatches(NaiveMachine.BATCHES);
    road().gateway().postTraced("/api/live/cycle/stop?stream_id=" + machine.streamId(), TRACE).ok();
    Road.eventually(
        () -> assertThat(traces(Topics.ANALYSES, machine)).first().asString().startsWith(TRACE_ID));
    assertThat(traces(Topics.CYCLE_COMMANDS, machine)).contains(TRACE);
  }

  /** Of the records of that machine that have one, in their order. */
  private List<String> traces(Topic<?> topic, NaiveMachine machine) {
    return road().topics().raw(topic).stream()
        .filter(found -> found.key().equals(machine.streamId()))
        .map(found -> found.headers().lastHeader("traceparent"))
        .filter(Objects::nonNull)
        .map(header -> new String(header.value(), StandardCharsets.US_ASCII))
        .toList();
  }

  private void playOneCycle() {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "monitored");
    machine.playCycle();
    Road.eventually(
        () -> assertThat(road().tables().finishedCycles(machine.streamId())).hasSize(1));
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
