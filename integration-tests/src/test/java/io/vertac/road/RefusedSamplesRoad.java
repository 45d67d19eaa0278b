package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertac.events.DeadLetter;
import io.vertac.topics.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be used is told, kept with its reason, and counted nowhere. */
abstract class RefusedSamplesRoad {
  private static final ObjectMapper JSON = new ObjectMapper();

  abstract Road road();

  @Test
  void shouldKeepASampleAsLateWhenItsCycleIsOver() throws IOException {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "late");
    machine.playCycle();
    Road.eventually(
        () -> assertThat(road().tables().finishedCycles(machine.streamId())).hasSize(1));
    road()
        .gateway()
        .post("/api/live/batch", machine.oneSample(machine.betweenSamples(), "4.5"))
        .ok();
    Road.eventually(() -> assertThat(letters(machine)).hasSize(1));
    DeadLetter letter = letters(machine).get(0);
    assertThat(letter.getReason()).isEqualTo("late");
    assertThat(letter.getOriginTopic()).isEqualTo(Topics.SAMPLES.name(road().kafka()));
    assertThat(payload(letter).at("/samples/0/value").doubleValue()).isEqualTo(4.5);
    road().awaitQuiet();
    assertThat(road().tables().finishedCycles(machine.streamId()))
        .containsExactly("1 stopped " + NaiveMachine.PER_CYCLE);
  }

  @Test
  void shouldKeepASampleAsInvalidWhenItIsNoNumber() throws IOException {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "nan");
    JsonNode answer =
        road().gateway().post("/api/live/batch", machine.oneSample(Instant.now(), "NaN")).ok();
    assertThat(answer.get("samples_received").asInt()).isZero();
    assertThat(answer.get("samples_rejected").asInt()).isEqualTo(1);
    Road.eventually(() -> assertThat(letters(machine)).hasSize(1));
    DeadLetter letter = letters(machine).get(0);
    assertThat(letter.getReason()).isEqualTo("invalid_sample");
    assertThat(letter.getCause()).contains("/samples/0/value");
    road().awaitQuiet();
    assertThat(road().readings().count(machine.streamId())).isZero();
  }

  private List<DeadLetter> letters(NaiveMachine machine) {
    return road().topics().of(Topics.DEAD_LETTERS, machine.streamId());
  }

  private static JsonNode payload(DeadLetter letter) throws IOException {
    return JSON.readTree(letter.getPayload().array());
  }
}
