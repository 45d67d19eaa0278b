package io.vertac.sink;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import io.vertac.sink.delivery.DeliverySettings;
import io.vertac.sink.influx.InfluxSettings;
import io.vertac.sink.postgres.PostgresSettings;
import io.vertac.topics.KafkaSettings;
import java.util.Optional;

/**
 * What the alert sink needs to know.
 *
 * @param kafka where the topics are
 * @param delivery how records are fetched, and how a destination that is away is waited for
 * @param postgres empty: nothing is written to PostgreSQL
 * @param influx empty: nothing is written to InfluxDB
 */
public record AlertSinkConfig(
    KafkaSettings kafka,
    DeliverySettings delivery,
    Optional<PostgresSettings> postgres,
    Optional<InfluxSettings> influx) {

  public AlertSinkConfig {
    if (postgres.isEmpty() && influx.isEmpty()) {
      throw new ConfigurationException(
          "neither DATABASE_URL nor INFLUXDB_URL is set; set one of them or both, for example:"
              + " DATABASE_URL=postgresql://vertac:password@127.0.0.1:5432/vertac");
    }
  }

  public static AlertSinkConfig from(Environment environment) {
    return new AlertSinkConfig(
        KafkaSettings.from(environment),
        DeliverySettings.from(environment),
        PostgresSettings.from(environment),
        InfluxSettings.from(environment));
  }
}
