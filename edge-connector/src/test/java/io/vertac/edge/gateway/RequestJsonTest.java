package io.vertac.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.outbox.SampleBatch;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SensorDescription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestJsonTest {
  private static final Machine MACHINE =
      new Machine(
          "rig \"1\"", "rig", List.of(new SensorDescription("PS1", "Öl", "pressure", "bar")));

  @Test
  void shouldWriteRegistrationsAsTheContractSays() {
    assertThat(text(RequestJson.registration(Optional.of("id-1"), MACHINE)))
        .isEqualTo(
            "{\"device_name\":\"rig \\\"1\\\"\",\"stream_name\":\"rig\",\"stream_id\":\"id-1\","
                + "\"sensor_count\":1,\"sensors\":[{\"sensor_id\":\"PS1\",\"name\":\"Öl\","
                + "\"type\":\"pressure\",\"unit\":\"bar\"}]}");
  }

  @Test
  void shouldWriteBatchesAsTheContractSays() {
    Sample sample = new Sample(1_767_323_045_000_000_001L, 0, -0.5, 1);
    SampleBatch batch = new SampleBatch("b-1", List.of(sample));
    assertThat(text(RequestJson.batch("id-1", MACHINE, batch)))
        .isEqualTo(
            "{\"stream_id\":\"id-1\",\"batch_id\":\"b-1\",\"samples\":[{"
                + "\"timestamp\":\"2026-01-02T03:04:05.000000001Z\",\"sensor_id\":\"PS1\","
                + "\"sensor_name\":\"Öl\",\"value\":-0.5,\"unit\":\"bar\",\"quality\":1.0}]}");
  }

  @Test
  void shouldWriteCommandsWithMetadataWhenThereIsAny() {
    assertThat(text(RequestJson.command("c-1", 0, Optional.empty(), Map.of())))
        .isEqualTo("{\"command_id\":\"c-1\",\"timestamp\":\"1970-01-01T00:00:00Z\"}");
    assertThat(text(RequestJson.command("c-1", 0, Optional.empty(), Map.of("valve", 100L))))
        .endsWith("\"metadata\":{\"valve\":100}}");
    assertThat(text(RequestJson.command("c-1", 0, Optional.of("manual_abort"), Map.of())))
        .endsWith(",\"reason\":\"manual_abort\"}");
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
