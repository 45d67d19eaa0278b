package io.vertac.edge.outbox;

import io.vertac.edge.source.Sample;
import java.util.List;

/**
 * Samples that are posted together; never of two cycles.
 *
 * @param batchId derived from the content ({@link BatchIds}), so that it stays the same over
 *     retries and restarts, and two different batches never share one
 */
public record SampleBatch(String batchId, List<Sample> samples) implements Delivery {
  public SampleBatch {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one sample");
    }
  }

  @Override
  public int sampleCount() {
    return samples.size();
  }
}
