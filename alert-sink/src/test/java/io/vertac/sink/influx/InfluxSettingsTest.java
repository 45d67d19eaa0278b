package io.vertac.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluxSettingsTest {

  @Test
  void shouldUseThePromisedDefaults() {
    InfluxSettings settings = from(Map.of("INFLUXDB_URL", "http://influx:8086"));

    assertThat(settings.org()).isEqualTo("vertac");
    assertThat(settings.bucket()).isEqualTo("sensor_readings");
    assertThat(settings.batchPoints()).isEqualTo(50_000);
  }

  @Test
  void shouldCompressOnlyWhatLeavesTheMachine() {
    assertThat(from(Map.of("INFLUXDB_URL", "http://influx:8086")).gzip()).isTrue();
    assertThat(from(Map.of("INFLUXDB_URL", "http://127.0.0.1:8086")).gzip()).isFalse();
    assertThat(
            from(Map.of("INFLUXDB_URL", "http://127.0.0.1:1", "SINK_INFLUX_GZIP", "true")).gzip())
        .isTrue();
  }

  @Test
  void shouldNotShowTheToken() {
    assertThat(from(Map.of("INFLUXDB_URL", "http://h:1", "INFLUXDB_TOKEN", "secret")).toString())
        .doesNotContain("secret");
  }

  @Test
  void shouldTakeTheTokenFromAFileAndNameACaFileThatCannotBeUsed(@TempDir Path folder)
      throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret\n");
    assertThat(
            from(Map.of("INFLUXDB_URL", "http://h:1", "INFLUXDB_TOKEN_FILE", token.toString()))
                .token())
        .isEqualTo("secret");
    assertThatThrownBy(
            () -> from(Map.of("INFLUXDB_URL", "https://h:1", "INFLUXDB_CA_FILE", token.toString())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("INFLUXDB_CA_FILE=" + token)
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldNameKeyAndValueWhenUnusable() {
    assertThatThrownBy(() -> from(Map.of("INFLUXDB_URL", "influx:8086")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("INFLUXDB_URL=influx:8086 cannot be used: expected http://host:8086");
    assertThatThrownBy(
            () -> from(Map.of("INFLUXDB_URL", "http://h", "SINK_BATCH_POINTS", "100001")))
        .hasMessageContaining("SINK_BATCH_POINTS=100001");
    assertThatThrownBy(() -> from(Map.of("INFLUXDB_URL", "http://h", "INFLUXDB_BUCKET", "a\"b")))
        .hasMessageContaining("INFLUXDB_BUCKET=a\"b");
  }

  private static InfluxSettings from(Map<String, String> values) {
    return InfluxSettings.from(new Environment(values)).orElseThrow();
  }
}
