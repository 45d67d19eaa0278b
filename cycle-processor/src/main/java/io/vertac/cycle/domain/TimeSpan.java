package io.vertac.cycle.domain;

import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;

/** The oldest and the newest sample time of a batch. */
public record TimeSpan(long oldestNs, long newestNs) {

  public static TimeSpan of(SampleBatch batch) {
    long oldest = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;
    for (Sample sample : batch.getSamples()) {
      long time = Times.ns(sample);
      oldest = Math.min(oldest, time);
      newest = Math.max(newest, time);
    }
    return new TimeSpan(oldest, newest);
  }
}
