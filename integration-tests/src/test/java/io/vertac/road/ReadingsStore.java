package io.vertac.road;

/** Reads back what the pipeline wrote to the time-series store. */
interface ReadingsStore {
  /** How many readings of the stream are stored; everything acknowledged to the writer counts. */
  long count(String streamId);
}
