package io.vertac.edge.counterpart;

import io.vertac.edge.site.SiteSettings;

/**
 * A machine that really speaks a field protocol, with two sensors, {@code force} and {@code oil},
 * and a signal {@code running}.
 */
public interface Device extends AutoCloseable {

  /** Where it listens, on loopback. */
  int port();

  /** Sets all three at once, at this moment. */
  void set(double force, double oil, boolean running);

  /** The {@code source}, {@code sensors} and {@code signals} of an edge.yaml that reads it. */
  String yaml(int port);

  /** Whether it tells every value that was ever set, or only what is asked for. */
  boolean tellsEveryValue();

  /** Does what has to be done once before the two talk, such as trusting a certificate. */
  default void meet(SiteSettings settings) throws InterruptedException {}

  /** Stops, and starts again on the same port, with the same values. */
  void restart();

  @Override
  void close();
}
