package io.vertac.edge.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Where the watching of a rule stands, as it is kept over restarts.
 *
 * @param active whether a cycle runs
 * @param ordinal of the running or the next cycle
 * @param startLevel what the start's level was; null before it was seen
 * @param stopLevel what the stop's level was; null before it was seen
 * @param value the last value of a rule by values; null before there was one
 * @param lastNanos the time of the last reading within the running cycle
 */
public record CycleState(
    boolean active,
    long ordinal,
    Boolean startLevel,
    Boolean stopLevel,
    String value,
    long lastNanos) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nothing was seen yet. */
  public static final CycleState FIRST = new CycleState(false, 0, null, null, null, 0);

  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }

  public static CycleState fromJson(String json) {
    try {
      return JSON.readValue(json, CycleState.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a note of the outbox is not what was written", e);
    }
  }
}
