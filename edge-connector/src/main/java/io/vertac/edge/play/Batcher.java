package io.vertac.edge.play;

import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.outbox.BatchIds;
import io.vertac.edge.outbox.SampleBatch;
import io.vertac.edge.source.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers samples until a batch is full. */
final class Batcher {
  private final BatchLimits limits;
  private final BatchIds ids;
  private final List<Sample> gathered = new ArrayList<>();

  Batcher(BatchLimits limits, BatchIds ids) {
    this.limits = limits;
    this.ids = ids;
  }

  /** Whether what is gathered must go before a sample of this time is added. */
  boolean mustGoBefore(long timeNanos) {
    return !gathered.isEmpty()
        && (gathered.size() >= limits.samples()
            || timeNanos - gathered.get(0).timeNanos() >= limits.span().toNanos());
  }

  void add(Sample sample) {
    gathered.add(sample);
  }

  /** What is gathered, as a batch; nothing if there is nothing. */
  Optional<SampleBatch> take() {
    if (gathered.isEmpty()) {
      return Optional.empty();
    }
    SampleBatch batch = ids.batch(gathered);
    gathered.clear();
    return Optional.of(batch);
  }
}
