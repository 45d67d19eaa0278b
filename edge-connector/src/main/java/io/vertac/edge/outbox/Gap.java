package io.vertac.edge.outbox;

/**
 * Samples that were lost, reported to the gateway so that the loss is visible downstream.
 *
 * @param id the same over retries and restarts
 * @param fromNanos the earliest of the lost samples, nanoseconds since 1970
 * @param toNanos the latest
 * @param samples how many; 0 when nobody can know
 * @param reason for people, such as {@code drop_oldest}
 */
public record Gap(String id, long fromNanos, long toNanos, long samples, String reason)
    implements Delivery {
  @Override
  public int sampleCount() {
    return 0;
  }
}
