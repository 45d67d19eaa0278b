package io.vertac.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The cycles of the test gateway's one stream. */
final class TestCycles {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  record Decision(boolean accepted, String text, ObjectNode body) {}

  private String state = "waiting_start";
  private String cycleId;
  private String startTime;
  private String lastSampleTime;
  private int graceStatusCalls;

  /** A stopped cycle is reported as stopping so many times before it is stopped. */
  synchronized void graceStatusCalls(int calls) {
    graceStatusCalls = calls;
  }

  /** As if a connector had started a cycle and died. */
  synchronized void leaveRunning(Instant start, Instant lastSample) {
    state = "active";
    cycleId = UUID.randomUUID().toString();
    startTime = start.toString();
    lastSampleTime = lastSample.toString();
  }

  /** As if somebody had ended the running cycle on the page, and started another one. */
  synchronized void startAnotherByHand() {
    Instant first = Instant.parse(startTime);
    leaveRunning(first.plusSeconds(1), first.plusSeconds(2));
  }

  synchronized String running() {
    return state.equals("active") ? cycleId : null;
  }

  synchronized void abort() {
    state = "aborted";
  }

  synchronized void sample(JsonNode sample) {
    lastSampleTime = sample.path("timestamp").asText();
  }

  synchronized ObjectNode status(long sampleCount) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("stream").put("sample_count", sampleCount);
    boolean inGrace = state.equals("stopped") && graceStatusCalls-- > 0;
    body.putObject("cycle_status")
        .put("state", inGrace ? "stopping" : state)
        .put("cycle_id", cycleId)
        .put("start_time", startTime)
        .put("last_sample_time", lastSampleTime);
    return body;
  }

  synchronized Decision decide(String path, JsonNode body) {
    if (path.endsWith("/start")) {
      return start(body);
    }
    if (path.endsWith("/stop")) {
      return stop(body);
    }
    if (path.endsWith("/abort")) {
      return abort(body);
    }
    return reference(path.split("/")[4]);
  }

  private Decision start(JsonNode body) {
    if (state.equals("active")) {
      return refused("a cycle is running");
    }
    byte[] id = body.path("command_id").asText().getBytes(StandardCharsets.UTF_8);
    cycleId = UUID.nameUUIDFromBytes(id).toString();
    startTime = body.path("timestamp").asText();
    lastSampleTime = null;
    state = "active";
    return accepted("start " + body.path("metadata"));
  }

  private Decision stop(JsonNode body) {
    if (!state.equals("active")) {
      return refused("no cycle is running");
    }
    if (!body.path("cycle_id").asText(cycleId).equals(cycleId)) {
      return refused("another cycle is running");
    }
    state = "stopped";
    return accepted("stop " + body.path("timestamp").asText());
  }

  private Decision abort(JsonNode body) {
    if (!state.equals("active")) {
      return refused("no cycle is running");
    }
    state = "aborted";
    return accepted(
        "abort " + body.path("timestamp").asText() + " " + body.path("reason").asText());
  }

  private Decision reference(String id) {
    boolean isLast = id.equals(cycleId) && state.equals("stopped");
    return isLast ? accepted("reference " + id) : refused("not a finished cycle");
  }

  private Decision accepted(String text) {
    ObjectNode body = JSON.createObjectNode().put("status", "ok").put("state", state);
    return new Decision(true, text, body.put("cycle_id", cycleId));
  }

  private static Decision refused(String text) {
    return new Decision(false, text, null);
  }
}
