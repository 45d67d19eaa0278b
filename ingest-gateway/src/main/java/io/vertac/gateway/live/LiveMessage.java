package io.vertac.gateway.live;

import io.vertac.gateway.json.Json;

/**
 * What viewers receive.
 *
 * @param timestamp ISO 8601, when it was made
 */
record LiveMessage(String type, String timestamp, Object data) {

  static String text(String type, String now, Object data) {
    return Json.text(new LiveMessage(type, now, data));
  }
}
