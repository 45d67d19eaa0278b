package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.SensorInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonColumnsTest {

  @Test
  void shouldDescribeSensors() {
    assertThat(JsonColumns.sensors(List.of(new SensorInfo("s\"1", "Öl", "pressure", "bar"))))
        .isEqualTo(
            "[{\"sensor_id\":\"s\\\"1\",\"name\":\"Öl\",\"type\":\"pressure\",\"unit\":\"bar\"}]");
  }

  @Test
  void shouldKeepMetadataThatIsJson() {
    assertThat(JsonColumns.metadata("{\"a\": [1, 2.50]}")).isEqualTo("{\"a\":[1,2.5]}");
    assertThat(JsonColumns.metadata("{\"a\": 1e" + "9".repeat(40) + "}"))
        .isEqualTo("{\"a\":\"Infinity\"}");
    assertThat(JsonColumns.metadata(null)).isNull();
    assertThat(JsonColumns.metadata(" ")).isNull();
  }

  @Test
  void shouldWrapMetadataThatIsNotJson() {
    assertThat(JsonColumns.metadata("{\"a\": 1} trailing"))
        .isEqualTo("{\"unreadable\":\"{\\\"a\\\": 1} trailing\"}");
  }
}
