package io.vertac.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertSinkConfigTest {
  private static final String DATABASE = "postgresql://vertac:secret@db:5432/vertac";

  @Test
  void shouldRefuseToStartWhenThereIsNothingToWriteTo() {
    assertThatThrownBy(() -> from(Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("DATABASE_URL")
        .hasMessageContaining("INFLUXDB_URL");
  }

  @Test
  void shouldLeaveADestinationOutWhenItIsNotSet() {
    assertThat(from(Map.of("DATABASE_URL", DATABASE)).influx()).isEmpty();
    assertThat(from(Map.of("INFLUXDB_URL", "http://influx:8086")).postgres()).isEmpty();
  }

  @Test
  void shouldReadSettingsOfDelivery() {
    AlertSinkConfig config =
        from(
            Map.of(
                "DATABASE_URL", DATABASE, "SINK_BATCH_RECORDS", "42", "SINK_RETRY_MAX_MS", "900"));

    assertThat(config.delivery().batchRecords()).isEqualTo(42);
    assertThat(config.delivery().retryMax()).isEqualTo(Duration.ofMillis(900));
    assertThat(config.delivery().group()).isEqualTo("alert-sink");
  }

  @Test
  void shouldNameTheKeyWhenAValueCannotBeUsed() {
    assertThatThrownBy(() -> from(Map.of("DATABASE_URL", DATABASE, "SINK_BATCH_RECORDS", "0")))
        .hasMessageContaining("SINK_BATCH_RECORDS=0");
    assertThatThrownBy(() -> from(Map.of("DATABASE_URL", DATABASE, "SINK_GROUP", "a b")))
        .hasMessageContaining("SINK_GROUP=a b");
    assertThatThrownBy(
            () ->
                from(
                    Map.of(
                        "DATABASE_URL", DATABASE,
                        "SINK_RETRY_MIN_MS", "500",
                        "SINK_RETRY_MAX_MS", "100")))
        .hasMessageContaining("SINK_RETRY_MIN_MS=500");
  }

  @Test
  void shouldNotShowSecretsWhenPrinted() {
    assertThat(
            from(Map.of(
                    "DATABASE_URL", DATABASE,
                    "INFLUXDB_URL", "http://influx:8086",
                    "INFLUXDB_TOKEN", "hidden"))
                .toString())
        .doesNotContain("secret", "hidden");
  }

  private static AlertSinkConfig from(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
    all.put("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081");
    return AlertSinkConfig.from(new Environment(all));
  }
}
