package io.vertac.edge.outbox;

/** Something that must reach the gateway, once and in its turn. */
public sealed interface Delivery permits SampleBatch, CycleStep, Gap {
  int sampleCount();
}
