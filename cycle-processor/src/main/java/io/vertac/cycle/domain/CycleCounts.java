package io.vertac.cycle.domain;

import io.vertac.cycle.state.OpenCycle;
import io.vertac.events.SampleBatch;

/** Keeps a running cycle's counts; the exact ones are taken when it is finished. */
final class CycleCounts {
  private CycleCounts() {}

  static void add(OpenCycle cycle, SampleBatch batch) {
    TimeSpan span = TimeSpan.of(batch);
    cycle.setSampleCount(cycle.getSampleCount() + batch.getSamples().size());
    if (cycle.getFirstSampleNs() == null || span.oldestNs() < cycle.getFirstSampleNs()) {
      cycle.setFirstSampleNs(span.oldestNs());
    }
    if (cycle.getLastSampleNs() == null || span.newestNs() > cycle.getLastSampleNs()) {
      cycle.setLastSampleNs(span.newestNs());
    }
  }

  static void clear(OpenCycle cycle) {
    cycle.setSampleCount(0);
    cycle.setFirstSampleNs(null);
    cycle.setLastSampleNs(null);
  }
}
