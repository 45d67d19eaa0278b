package io.vertac.edge.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is remembered about a stream between two runs, as it is written to its file.
 *
 * @param streamId the id to re-attach with
 * @param runId tells a new play of a recording from the one before; empty for the first
 * @param baseTimeNanos where a recording's time line begins, nanoseconds since 1970; null until it
 *     is played
 * @param reservedUntilNanos no event of an earlier run is later than this
 * @param nextCycle the ordinal that a simulated machine goes on with
 * @param attached whether the gateway ever answered for this stream
 * @param startAttempts for cycles whose start was refused at first: how often, by ordinal
 */
record StreamRecord(
    @JsonProperty("stream_id") String streamId,
    @JsonProperty("run_id") String runId,
    @JsonProperty("base_time_ns") Long baseTimeNanos,
    @JsonProperty("reserved_until_ns") long reservedUntilNanos,
    @JsonProperty("next_cycle") long nextCycle,
    @JsonProperty("attached") boolean attached,
    @JsonProperty("start_attempts") Map<Long, Integer> startAttempts) {
  StreamRecord {
    startAttempts = startAttempts == null ? new TreeMap<>() : new TreeMap<>(startAttempts);
  }

  static StreamRecord fresh(String streamId, String runId) {
    return new StreamRecord(streamId, runId, null, 0, 0, false, null);
  }
}
