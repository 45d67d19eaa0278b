package io.vertac.edge.outbox;

import io.vertac.edge.config.BatchLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Outboxes on disk for tests. */
final class Outboxes {
  static final BatchLimits BATCHES = new BatchLimits(10, Duration.ofMillis(200));

  private Outboxes() {}

  static DiskOutbox open(Path file) {
    return open(file, OutboxLimits.USUAL);
  }

  static DiskOutbox open(Path file, OutboxLimits limits) {
    return open(file, new OutboxSettings(limits, BATCHES), OutboxListener.SILENT);
  }

  static DiskOutbox open(Path file, OutboxSettings settings, OutboxListener listener) {
    return new DiskOutbox(file, settings, () -> OutboxContract.IDS, Clock.systemUTC(), listener);
  }

  static OutboxLimits most(long samples, OverflowPolicy policy) {
    return new OutboxLimits(samples, Long.MAX_VALUE, Duration.ofDays(1), policy);
  }
}
