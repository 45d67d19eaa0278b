package io.vertac.edge.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/**
 * Where the platform says a stream stands.
 *
 * @param state one of the contract's cycle states
 * @param cycleId the running or the last cycle, empty if there was none
 * @param startNanos when that cycle began, nanoseconds since 1970
 * @param lastSampleNanos its last sample, nanoseconds since 1970
 * @param sampleCount of the stream, since it was first registered
 */
public record StreamStatus(
    String state,
    String cycleId,
    OptionalLong startNanos,
    OptionalLong lastSampleNanos,
    long sampleCount) {

  /** Reads the answer of the status call. */
  public static StreamStatus from(JsonNode body) {
    JsonNode cycle = body.path("cycle_status");
    return new StreamStatus(
        cycle.path("state").asText("idle"),
        cycle.path("cycle_id").asText(""),
        nanos(cycle.path("start_time")),
        nanos(cycle.path("last_sample_time")),
        body.path("stream").path("sample_count").asLong(0));
  }

  public boolean active() {
    return state.equals("active");
  }

  public boolean aborted() {
    return state.equals("aborted");
  }

  public boolean stopped() {
    return state.equals("stopped");
  }

  /** When the running cycle last showed a sign of life, nanoseconds since 1970. */
  public OptionalLong lastSign() {
    if (lastSampleNanos.isEmpty() || startNanos.isEmpty()) {
      return lastSampleNanos.isPresent() ? lastSampleNanos : startNanos;
    }
    return OptionalLong.of(Math.max(lastSampleNanos.getAsLong(), startNanos.getAsLong()));
  }

  private static OptionalLong nanos(JsonNode time) {
    if (!time.isTextual()) {
      return OptionalLong.empty();
    }
    try {
      Instant instant = OffsetDateTime.parse(time.asText()).toInstant();
      return OptionalLong.of(instant.getEpochSecond() * 1_000_000_000L + instant.getNano());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
