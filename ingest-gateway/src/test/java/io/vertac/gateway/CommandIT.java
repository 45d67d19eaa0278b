package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandIT {
  private static RunningGateway one;
  private static RunningGateway two;
  private static TestDecider decider;

  @BeforeAll
  static void start() {
    Map<String, String> settings = SharedParts.settings();
    settings.put("CYCLE_GRACE_PERIOD_SEC", "7");
    one = new RunningGateway(settings);
    two = new RunningGateway(settings);
    decider = new TestDecider(one.kafka());
  }

  @AfterAll
  static void stop() {
    decider.close();
    one.close();
    two.close();
  }

  @Test
  void shouldTakeACycleThroughItsStates() {
    String stream = one.register("states");
    Answer start = command(one, "start", stream, "{\"metadata\":{\"recipe\":\"A\"}}");
    assertThat(start.status()).isEqualTo(200);
    assertThat(start.json().get("status").textValue()).isEqualTo("ok");
    assertThat(start.json().get("state").textValue()).isEqualTo("active");
    assertThat(start.json().get("cycle_number").intValue()).isOne();
    String cycle = start.json().get("cycle_id").textValue();

    Answer pause = command(two, "pause", stream, "");
    assertThat(pause.json().get("paused").booleanValue()).isTrue();
    assertThat(status(two, stream).get("paused").booleanValue()).isTrue();
    Answer resume = command(one, "resume", stream, "");
    assertThat(resume.json().get("paused").booleanValue()).isFalse();

    Answer stop = command(one, "stop", stream, "");
    assertThat(stop.json().get("state").textValue()).isEqualTo("stopping");
    assertThat(stop.json().get("grace_period_sec").intValue()).isEqualTo(7);
    JsonNode after = status(one, stream);
    assertThat(after.get("state").textValue()).isEqualTo("stopping");
    assertThat(after.get("cycle_id").textValue()).isEqualTo(cycle);
    assertThat(after.get("start_time").textValue()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void shouldLetOneOfTwoStartsAtOnceWin() {
    for (int i = 0; i < 5; i++) {
      String stream = one.register("race-" + i);
      CompletableFuture<Answer> first =
          CompletableFuture.supplyAsync(() -> command(one, "start", stream, ""));
      CompletableFuture<Answer> second =
          CompletableFuture.supplyAsync(() -> command(two, "start", stream, ""));
      assertThat(List.of(first.join().status(), second.join().status()))
          .containsExactlyInAnyOrder(200, 409);
    }
  }

  @Test
  void shouldAnswerARepeatedCommandTheSame() {
    String stream = one.register("repeat");
    String body = "{\"command_id\":\"start-1\"}";
    Answer first = command(one, "start", stream, body);
    Answer again = command(two, "start", stream, body);
    Answer byHeader =
        one.post(
            "/api/live/cycle/start?stream_id=" + stream, new byte[0], "Idempotency-Key", "start-1");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(byHeader.json()).isEqualTo(first.json());
  }

  @Test
  void shouldTellWhyACommandWasRejected() {
    String stream = one.register("rejected");
    Answer none = command(one, "stop", stream, "");
    assertThat(none.status()).isEqualTo(409);
    assertThat(none.json().get("code").textValue()).isEqualTo("no_running_cycle");
    assertThat(none.header("Content-Type")).isEqualTo("application/problem+json");
    command(one, "start", stream, "");
    assertThat(command(one, "start", stream, "").json().get("code").textValue())
        .isEqualTo("cycle_already_running");
    Answer early = command(one, "stop", stream, "{\"timestamp\":\"2025-01-01T00:00:00Z\"}");
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.json().get("code").textValue()).isEqualTo("stop_before_start");
  }

  @Test
  void shouldPassOnWhatCameWithTheCommand() {
    String stream = one.register("passed");
    Instant before = Instant.now();
    one.post(
        "/api/live/cycle/start?timestamp=2026-03-01T12:00:00.5%2B02:00&stream_id=" + stream,
        "{\"metadata\":{\"recipe\":\"A\",\"nested\":{\"n\":1.10}},\"command_id\":\"c:1\"}");
    String cycle = status(one, stream).get("cycle_id").textValue();
    command(
        one,
        "abort",
        stream,
        "{\"reason\":\"manual_abort\",\"aborted_by\":\"Jo Lee\",\"cycle_id\":\"%s\"}"
            .formatted(cycle));
    List<CycleCommand> commands = commands(one, stream);
    CycleCommand start = commands.get(0);
    assertThat(start.getType()).isEqualTo(CommandType.start);
    assertThat(start.getCommandId()).isEqualTo("c:1");
    assertThat(start.getTimestamp()).isEqualTo(Instant.parse("2026-03-01T10:00:00.5Z"));
    assertThat(start.getMetadata()).isEqualTo("{\"recipe\":\"A\",\"nested\":{\"n\":1.10}}");
    assertThat(start.getIssuedBy()).isEqualTo("gateway");
    assertThat(start.getReceivedAt()).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(commands.get(1).getReason()).isEqualTo("manual_abort");
    assertThat(commands.get(1).getAbortedBy()).isEqualTo("Jo Lee");
    assertThat(commands.get(1).getCycleId()).isEqualTo(cycle);
    assertThat(commands.get(1).getTimestamp()).isNull();
  }

  @Test
  void shouldMakeACycleTheReference() {
    String stream = one.register("reference");
    String cycle = command(one, "start", stream, "").json().get("cycle_id").textValue();
    Answer answer = reference(cycle, stream);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("cycle_id").textValue()).isEqualTo(cycle);
    assertThat(answer.json().get("reference_cycle_id").textValue()).isEqualTo(cycle);
    assertThat(answer.json().get("reference_version").intValue()).isOne();
    Answer unknown = reference(UUID.randomUUID().toString(), stream);
    assertThat(unknown.status()).isEqualTo(404);
    command(one, "abort", stream, "");
    assertThat(reference(cycle, stream).status()).isEqualTo(409);
    assertThat(reference("x'y", stream).status()).isEqualTo(422);
    Answer nowhere = one.post("/api/live/cycles/" + cycle + "/reference", "");
    assertThat(nowhere.status()).isEqualTo(503);
    assertThat(nowhere.json().get("detail").textValue()).contains("DATABASE_URL");
  }

  @Test
  void shouldNotSendCommandsForUnknownStreams() {
    String unknown = UUID.randomUUID().toString();
    assertThat(command(one, "start", unknown, "").status()).isEqualTo(404);
    assertThat(commands(one, unknown)).isEmpty();
  }

  @Test
  void shouldSayThatNobodyDecidedYet() {
    Map<String, String> lonely = SharedParts.settings();
    lonely.put("GATEWAY_COMMAND_TIMEOUT_SEC", "1");
    try (RunningGateway gateway = new RunningGateway(lonely)) {
      String stream = gateway.register("lonely");
      Answer answer = command(gateway, "start", stream, "{\"command_id\":\"later\"}");
      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.json().get("detail").textValue())
          .contains("may still be carried out", "later");
      gateway.await(() -> !commands(gateway, stream).isEmpty());
      assertThat(commands(gateway, stream)).hasSize(1);
      try (TestDecider late = new TestDecider(gateway.kafka())) {
        // As the answer says: again with the same id, for as long as nobody has decided.
        gateway.await(
            () -> command(gateway, "start", stream, "{\"command_id\":\"later\"}").status() == 200);
      }
    }
  }

  private static List<CycleCommand> commands(RunningGateway gateway, String stream) {
    return TopicReader.ofKey(gateway.kafka(), Topics.CYCLE_COMMANDS, stream);
  }

  private static Answer command(RunningGateway gateway, String name, String stream, String body) {
    return gateway.post(
        "/api/live/cycle/" + name + "?stream_id=" + stream, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer reference(String cycle, String stream) {
    String path =
        "/api/live/cycles/" + cycle.replace("'", "%27") + "/reference?stream_id=" + stream;
    return one.post(path, "");
  }

  private static JsonNode status(RunningGateway gateway, String stream) {
    return gateway.get("/api/live/stream/" + stream + "/status").json().get("cycle_status");
  }
}
