package io.vertac.sink.postgres;

import io.vertac.config.DatabaseUrl;
import io.vertac.config.Environment;
import java.time.Duration;
import java.util.Optional;

/**
 * How to write to PostgreSQL.
 *
 * @param url where it is
 * @param statementTimeout how long one answer may take before the connection counts as lost
 */
public record PostgresSettings(DatabaseUrl url, Duration statementTimeout) {

  /** Empty when {@code DATABASE_URL} is not set. */
  public static Optional<PostgresSettings> from(Environment environment) {
    return DatabaseUrl.from(environment, "DATABASE_URL")
        .map(
            url ->
                new PostgresSettings(
                    url, environment.seconds("SINK_DATABASE_TIMEOUT_SEC", 30, 1, 240)));
  }
}
