package io.vertac.edge.source;

import java.io.IOException;

/** A source's events in the order they happened. Used by one thread. */
public interface EventSequence extends AutoCloseable {

  /**
   * The next event, waiting for it if need be; null when there will be no more.
   *
   * @throws IOException if the source cannot be read any further
   */
  SourceEvent next() throws IOException;

  @Override
  void close() throws IOException;
}
