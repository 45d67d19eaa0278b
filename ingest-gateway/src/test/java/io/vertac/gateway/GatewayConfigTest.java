package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayConfigTest {

  @Test
  void shouldListenOnLoopbackUnlessToldOtherwise() {
    GatewayConfig config = config(Map.of());
    assertThat(config.address()).isEqualTo(new BindAddress("127.0.0.1", 8000));
    assertThat(config.limits().maxRequestBytes()).isEqualTo(8 * 1024 * 1024);
    assertThat(config.limits().maxBatchSamples()).isEqualTo(100_000);
    assertThat(config.database()).isEmpty();
    assertThat(config.gracePeriod()).hasSeconds(10);
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 70000",
    "PORT, http",
    "MAX_REQUEST_BYTES, 1",
    "MAX_BATCH_SAMPLES, 0",
    "MAX_RECORD_BYTES, 10",
    "MAX_IN_FLIGHT_BYTES, 2048",
    "CYCLE_GRACE_PERIOD_SEC, -1",
    "GATEWAY_COMMAND_TIMEOUT_SEC, 0",
    "LIVE_MAX_VIEWERS, 0",
    "LIVE_IDLE_TIMEOUT_SEC, soon",
    "ALLOWED_ORIGINS, hall.example",
    "GATEWAY_SESSION_HOURS, 0",
    "RATE_LIMIT_PER_KEY, -1",
    "GATEWAY_INSECURE, perhaps"
  })
  void shouldNameKeyAndValueWhenUnusable(String key, String value) {
    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(key + "=" + value);
  }

  @Test
  void shouldNotShowThePassword() {
    GatewayConfig config = config(Map.of("DATABASE_URL", "postgresql://u:geheim@127.0.0.1:5432/v"));
    assertThat(config.toString()).doesNotContain("geheim");
  }

  @Test
  void shouldNameAnAddressOfKafkaThatDoesNotExist() {
    GatewayConfig config =
        config(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka.invalid:9092", "PORT", "0"));
    assertThatThrownBy(() -> new IngestGateway(config, Clock.systemUTC()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS=kafka.invalid:9092");
  }

  private static GatewayConfig config(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
    all.putIfAbsent("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081");
    return GatewayConfig.from(new Environment(all));
  }
}
