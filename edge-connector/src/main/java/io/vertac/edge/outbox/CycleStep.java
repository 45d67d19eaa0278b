package io.vertac.edge.outbox;

import io.vertac.edge.source.SourceEvent;

/**
 * A cycle's start, stop or abort, or the choice of a reference. Whatever was put into the outbox
 * before it is acknowledged before it is sent.
 */
public record CycleStep(SourceEvent event) implements Delivery {
  @Override
  public int sampleCount() {
    return 0;
  }
}
