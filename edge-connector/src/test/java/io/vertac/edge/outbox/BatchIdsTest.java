package io.vertac.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.source.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchIdsTest {
  private static final List<Sample> SAMPLES =
      List.of(new Sample(1, 0, 1.5, 1), new Sample(2, 1, 2.5, 1));

  private final BatchIds ids = new BatchIds("stream-a");

  @Test
  void shouldNameTheSameSamplesTheSameWay() {
    assertThat(ids.batch(SAMPLES).batchId())
        .isEqualTo(new BatchIds("stream-a").batch(SAMPLES).batchId())
        .matches("edge-[0-9a-f]{32}");
  }

  @Test
  void shouldNameOtherSamplesOtherwise() {
    assertThat(
            List.of(
                ids.batch(SAMPLES).batchId(),
                new BatchIds("stream-b").batch(SAMPLES).batchId(),
                ids.batch(SAMPLES.subList(0, 1)).batchId(),
                ids.batch(List.of(SAMPLES.get(1), SAMPLES.get(0))).batchId(),
                ids.batch(List.of(new Sample(1, 0, 1.5, 0.9), SAMPLES.get(1))).batchId(),
                ids.batch(List.of(new Sample(3, 0, 1.5, 1), SAMPLES.get(1))).batchId()))
        .doesNotHaveDuplicates();
  }
}
