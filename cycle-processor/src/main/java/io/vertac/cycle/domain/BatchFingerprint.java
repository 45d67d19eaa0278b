package io.vertac.cycle.domain;

import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;

/**
 * A 64-bit digest of a batch's id and samples. The same batch_id with other samples is another
 * batch: a client that starts its numbers over loses nothing.
 */
public final class BatchFingerprint {
  private BatchFingerprint() {}

  public static long of(SampleBatch batch) {
    Digest digest = new Digest(batch.getSamples().size()).add(batch.getBatchId().hashCode());
    for (Sample sample : batch.getSamples()) {
      digest
          .add(batch.getSensors().get(sample.getSensor()).getSensorId().hashCode())
          .add(Times.ns(sample))
          .add(sample.getValue());
    }
    return digest.value();
  }
}
