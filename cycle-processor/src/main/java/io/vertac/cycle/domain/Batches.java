package io.vertac.cycle.domain;

import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.util.List;

/** Parts of batches. */
final class Batches {
  private Batches() {}

  /** The same batch with some of its samples; positions in {@code sensors} stay valid. */
  static SampleBatch part(SampleBatch batch, List<Sample> samples) {
    return SampleBatch.newBuilder()
        .setStreamId(batch.getStreamId())
        .setDatasetId(batch.getDatasetId())
        .setBatchId(batch.getBatchId())
        .setReceivedAt(batch.getReceivedAt())
        .setSensors(batch.getSensors())
        .setSamples(samples)
        .build();
  }
}
