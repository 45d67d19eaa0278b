package io.vertac.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092",
              "SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081/apis/ccompat/v7"));

  @Test
  void shouldNameTheApplicationAfterThePrefixAndTheTopology() {
    variables.put("TOPIC_PREFIX", "plant2.");
    assertThat(settings().applicationId()).isEqualTo("plant2.cycle-processor");
  }

  @Test
  void shouldRunExactlyOnceAndInTheOrderOfTime() {
    var properties = StreamsConfiguration.of(settings(), RefusedRecords.from(Map.of()));
    assertThat(properties)
        .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, "exactly_once_v2")
        .containsEntry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L)
        .containsEntry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    assertThat(settings().commitInterval()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void shouldNameTheSettingThatCannotBeUsed() {
    variables.put("STREAM_THREADS", "0");
    assertThatThrownBy(this::settings)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("STREAM_THREADS=0");
  }

  private StreamsSettings settings() {
    return StreamsSettings.from(new Environment(variables), "cycle-processor");
  }
}
