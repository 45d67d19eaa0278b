package io.vertac.gateway.problem;

/** Why a request is not served: the HTTP status, and the title that goes with it. */
public enum RefusalKind {
  MALFORMED(400, "The request cannot be read"),
  UNAUTHENTICATED(401, "Nobody knows who is asking"),
  FORBIDDEN(403, "Not allowed"),
  UNKNOWN(404, "Not found"),
  WRONG_METHOD(405, "Method not allowed"),
  CONFLICT(409, "Not possible in the present state"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED(415, "The encoding is not understood"),
  INVALID(422, "The request is not valid"),
  UPGRADE_REQUIRED(426, "Another protocol is needed"),
  BUSY(429, "Too much is under way"),
  INTERNAL(500, "Something went wrong in the gateway"),
  UNAVAILABLE(503, "Not available at the moment"),
  NO_ANSWER(504, "No answer in time");

  private final int status;
  private final String title;

  RefusalKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The same for every refusal of this kind. */
  public String title() {
    return title;
  }
}
