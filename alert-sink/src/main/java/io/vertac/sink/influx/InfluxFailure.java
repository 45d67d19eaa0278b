package io.vertac.sink.influx;

import com.influxdb.exceptions.InfluxException;
import io.vertac.sink.delivery.DestinationUnavailableException;

/** Tells lines the server will never take from a server that cannot take any now. */
final class InfluxFailure {
  private static final int FIRST_CLIENT_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;

  private InfluxFailure() {}

  static boolean isDataError(InfluxException failure) {
    return isDataError(failure.status());
  }

  /**
   * Whether an answer means that the lines themselves are at fault. A wrong token (401, 403), a
   * missing bucket (404), a slow or busy server (408, 429) are put right without changing them.
   *
   * @param status 0 if there was no answer
   */
  static boolean isDataError(int status) {
    return switch (status) {
      case 401, 403, 404, 408, 429 -> false;
      default -> status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR;
    };
  }

  static String describe(InfluxException failure) {
    return failure.status() == 0
        ? "no answer: " + failure.getMessage()
        : "HTTP %d: %s".formatted(failure.status(), failure.getMessage());
  }

  static DestinationUnavailableException unavailable(InfluxException failure) {
    return new DestinationUnavailableException(describe(failure), failure);
  }
}
