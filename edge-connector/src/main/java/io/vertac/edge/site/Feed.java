package io.vertac.edge.site;

/** What brings a stream's samples into its outbox. */
interface Feed extends AutoCloseable {

  /** Begins; returns at once. */
  void start();

  /** Why it ended for good; null while it works. */
  Throwable failure();

  /** Stops reading; what was read is in the outbox when this returns. */
  @Override
  void close();
}
