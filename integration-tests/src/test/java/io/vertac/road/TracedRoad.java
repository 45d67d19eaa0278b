package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One request's trace, on every step of the road from the door to the alert. */
abstract class TracedRoad {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACE = "00-" + ID + "-00f067aa0ba902b7-01";

  abstract Road road();

  @Test
  void shouldCarryTheTraceOfARequestToTheAlertItLeadsTo() throws Exception {
    NaiveMachine machine = afterItsFirstCycle("traced");
    try (Viewer viewer = new Viewer(road().url(), machine.streamId())) {
      String cycle = machine.start();
      machine.postBatches(NaiveMachine.BATCHES);
      road()
          .gateway()
          .postTraced("/api/live/cycle/abort?stream_id=" + machine.streamId(), TRACE)
          .ok();

      JsonNode told = viewer.await("alert").get("data");
      assertThat(told.get("cycle_id").textValue()).isEqualTo(cycle);
      assertThat(told.get("trace_id").textValue()).isEqualTo(ID);
      for (Topic<?> step :
          List.of(
              Topics.CYCLE_COMMANDS,
              Topics.CYCLES,
              Topics.CYCLE_TRACES,
              Topics.ANALYSES,
              Topics.ALERTS)) {
        Road.eventually(
            () -> assertThat(traces(step, machine)).as(step.toString()).contains(TRACE));
      }
      UUID alert = UUID.fromString(told.get("id").textValue());
      Road.eventually(
          () ->
              assertThat(
                      road()
                          .tables()
                          .column("SELECT trace_id FROM live_alerts WHERE id = ?", alert))
                  .containsExactly(ID));
    }
  }

  @Test
  void shouldKnowOfNoTraceWhereNobodyTraces() throws Exception {
    NaiveMachine machine = afterItsFirstCycle("untraced");
    try (Viewer viewer = new Viewer(road().url(), machine.streamId())) {
      machine.start();
      machine.postBatches(NaiveMachine.BATCHES);
      machine.command("abort").ok();
      assertThat(viewer.await("alert").at("/data/trace_id").isNull()).isTrue();
      assertThat(traces(Topics.ALERTS, machine)).isEmpty();
    }
  }

  /** The next one has something to be compared with, and is judged at once. */
  private NaiveMachine afterItsFirstCycle(String device) {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), device);
    machine.playCycle();
    Road.eventually(
        () -> assertThat(road().tables().finishedCycles(machine.streamId())).hasSize(1));
    return machine;
  }

  /** Of the records of that machine that have one. */
  private List<String> traces(Topic<?> topic, NaiveMachine machine) {
    return road().topics().raw(topic).stream()
        .filter(found -> found.key().startsWith(machine.streamId()))
        .map(found -> found.headers().lastHeader("traceparent"))
        .filter(Objects::nonNull)
        .map(header -> new String(header.value(), StandardCharsets.US_ASCII))
        .toList();
  }
}
