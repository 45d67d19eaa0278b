package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.CycleAnalysis;
import io.vertac.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results come at the stop; late samples amend them; chosen settings hold from the next cycle. */
abstract class ResultsRoad {

  abstract Road road();

  @Test
  void shouldShowAResultAtTheStopAndAmendItWhenASampleComesLate() {
    // With so long a grace that on a slow machine, too, the sample comes within it.
    try (Road patient = road().another("patient.", Map.of("CYCLE_GRACE_PERIOD_SEC", "15"))) {
      patient.start();
      NaiveMachine machine = NaiveMachine.register(patient.gateway(), "late");
      machine.playCycle();
      awaitFinished(patient, machine, 1);
      String cycle = machine.playCycle();
      patient
          .gateway()
          .post("/api/live/batch", machine.oneSample(machine.betweenSamples(), "50.0"))
          .ok();
      awaitFinished(patient, machine, 2);
      Road.eventually(
          () -> assertThat(analysis(patient, cycle).get("revision").intValue()).isEqualTo(2));
      JsonNode amended = analysis(patient, cycle);
      assertThat(amended.get("provisional").booleanValue()).isFalse();
      assertThat(amended.get("sample_count").longValue()).isEqualTo(NaiveMachine.PER_CYCLE + 1);
      assertThat(values(amended.get("deviations"), "revision")).containsOnly("2");
      assertThat(values(amended.get("alerts"), "id")).doesNotHaveDuplicates();
      List<CycleAnalysis> published = published(patient, machine, cycle);
      assertThat(published).extracting(CycleAnalysis::getRevision).containsExactly(1, 2);
      assertThat(published).extracting(CycleAnalysis::getProvisional).containsExactly(true, false);
    }
  }

  @Test
  void shouldLetTheResultStandWhenNothingComesLate() {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "in time");
    machine.playCycle();
    awaitFinished(road(), machine, 1);
    String cycle = machine.playCycle();
    analysis(road(), cycle);
    awaitFinished(road(), machine, 2);
    JsonNode standing = analysis(road(), cycle);
    assertThat(standing.get("provisional").booleanValue()).isFalse();
    assertThat(standing.get("revision").intValue()).isOne();
    assertThat(published(road(), machine, cycle)).hasSize(1);
  }

  @Test
  void shouldAnalyseTheNextCycleByTheSettingsSomebodyChose() {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "chosen settings");
    machine.playCycle();
    awaitFinished(road(), machine, 1);
    String path = "/api/live/streams/" + machine.streamId() + "/settings";
    String running = machine.start();
    JsonNode chosen =
        road()
            .gateway()
            .put(
                path,
                "{\"defaults\":{\"smoothing_window\":5},"
                    + "\"sensors\":{\"s1\":{\"critical_deviation\":0}}}")
            .ok();
    assertThat(chosen.get("version").intValue()).isOne();
    machine.postBatches(NaiveMachine.BATCHES);
    machine.stop();
    assertThat(analysis(road(), running).get("settings_version").intValue()).isZero();

    awaitFinished(road(), machine, 2);
    String after = machine.playCycle();
    awaitFinished(road(), machine, 3);
    JsonNode next = analysis(road(), after);
    assertThat(next.get("settings_version").intValue()).isOne();
    assertThat(next.at("/settings/defaults/smoothing_window").intValue()).isEqualTo(5);
    assertThat(next.get("severity").textValue()).isEqualTo("critical");
    assertThat(values(next.get("alerts"), "message"))
        .anyMatch(m -> m.contains("the limit is 0 kN"));
    assertThat(road().gateway().get(path).ok()).isEqualTo(chosen);
  }

  private static JsonNode analysis(Road road, String cycleId) {
    List<JsonNode> found = new ArrayList<>();
    Road.eventually(
        () -> found.add(road.gateway().get("/api/live/cycles/" + cycleId + "/analysis").ok()));
    return found.get(found.size() - 1);
  }

  private static List<CycleAnalysis> published(Road road, NaiveMachine machine, String cycleId) {
    return road.topics().of(Topics.ANALYSES, machine.streamId()).stream()
        .filter(a -> a.getCycleId().equals(cycleId))
        .toList();
  }

  private static void awaitFinished(Road road, NaiveMachine machine, int cycles) {
    Road.eventually(
        () -> assertThat(road.tables().finishedCycles(machine.streamId())).hasSize(cycles));
    road.awaitQuiet();
  }

  private static List<String> values(JsonNode rows, String field) {
    List<String> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.get(field).asText()));
    return values;
  }
}
