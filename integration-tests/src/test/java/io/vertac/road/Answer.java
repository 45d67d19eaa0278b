package io.vertac.road;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a server answered.
 *
 * @param json its body
 */
record Answer(int status, JsonNode json) {
  /** The body of an answer that must be 200. */
  JsonNode ok() {
    if (status != 200) {
      throw new AssertionError("expected 200 but was " + status + ": " + json);
    }
    return json;
  }
}
