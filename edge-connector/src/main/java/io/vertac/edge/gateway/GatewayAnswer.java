package io.vertac.edge.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What the gateway answered.
 *
 * @param body JSON, or a missing node if the answer had none
 * @param retryAfter how long the gateway asks to be left alone
 */
public record GatewayAnswer(int status, JsonNode body, Optional<Duration> retryAfter) {
  public static final int OK = 200;
  public static final int BAD_REQUEST = 400;
  public static final int NOT_FOUND = 404;
  public static final int CONFLICT = 409;
  public static final int TOO_LARGE = 413;
  public static final int UNPROCESSABLE = 422;

  private static final int LONGEST_DETAIL = 300;

  public boolean ok() {
    return status == OK;
  }

  /** The request was understood and will never be taken as it is. */
  public boolean refused() {
    return status == BAD_REQUEST || status == TOO_LARGE || status == UNPROCESSABLE;
  }

  /** One line for people: the status and what the problem document says. */
  public String explanation() {
    String detail = body.path("detail").asText(body.path("title").asText(""));
    JsonNode first = body.path("errors").path(0);
    String message = first.path("message").asText("");
    String pointer = message.isEmpty() ? "" : " " + first.path("pointer").asText("") + " ";
    String text = ("HTTP " + status + " " + detail + pointer + message).strip();
    return text.substring(0, Math.min(LONGEST_DETAIL, text.length()));
  }
}
