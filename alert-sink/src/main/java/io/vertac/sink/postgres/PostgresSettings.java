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
 * @param traceCycles of how many of each stream's newest cycles the curves are kept
 */
public record PostgresSettings(DatabaseUrl url, Duration statementTimeout, int traceCycles) {

  /** Empty when {@code DATABASE_URL} is not set. */
  public static Optional<PostgresSettings> from(Environment environment) {
    return DatabaseUrl.from(environment, "DATABASE_URL")
        .map(
            url ->
                new PostgresSettings(
                    url,
                    environment.seconds("SINK_DATABASE_TIMEOUT_SEC", 30, 1, 240),
                    environment.integer("SINK_TRACE_CYCLES", 100, 1, 100_000)));
  }
}
