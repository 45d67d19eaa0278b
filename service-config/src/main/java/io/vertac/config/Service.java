package io.vertac.config;

/**
 * One of VerTac's five services: the same class runs in its own process and inside the embedded
 * launcher.
 */
public interface Service extends AutoCloseable {

  /**
   * Returns when the service is ready for work.
   *
   * @throws RuntimeException if it cannot become ready; the message says why
   */
  void start();

  /** Null while the service works; otherwise what failed for good, so that the process can end. */
  Throwable failure();

  /** Finishes what is under way and gives back every resource. Safe to call twice. */
  @Override
  void close();
}
