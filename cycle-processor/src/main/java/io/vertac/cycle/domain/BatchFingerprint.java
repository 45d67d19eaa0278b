package io.vertac.cycle.domain;

import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;

/**
 * A 64-bit digest of a batch's samples. The same batch_id with other samples is another batch: a
 * client that starts its numbers over loses nothing.
 */
public final class BatchFingerprint {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private BatchFingerprint() {}

  public static long of(SampleBatch batch) {
    long hash = batch.getSamples().size();
    for (Sample sample : batch.getSamples()) {
      hash = mix(hash, batch.getSensors().get(sample.getSensor()).getSensorId().hashCode());
      hash = mix(hash, Times.ns(sample));
      hash = mix(hash, Double.doubleToLongBits(sample.getValue()));
    }
    return hash;
  }

  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) * PRIME;
    return mixed ^ (mixed >>> 29);
  }
}
