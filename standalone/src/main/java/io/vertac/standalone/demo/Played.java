package io.vertac.standalone.demo;

import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Remembers what the connector has played; told from the connector's threads. */
final class Played implements EdgeProgress {
  private final List<String> cycleIds = new ArrayList<>();
  private final LongAdder acknowledged = new LongAdder();
  private volatile String streamId;
  private volatile String trouble;
  private volatile boolean running;
  private volatile int refused;

  @Override
  public void registered(String id, Machine machine) {
    streamId = id;
  }

  @Override
  public synchronized void cycleStarted(CycleKey cycle, String cycleId) {
    cycleIds.add(cycleId);
    running = true;
  }

  @Override
  public void cycleStopped(CycleKey cycle, String cycleId) {
    running = false;
  }

  @Override
  public synchronized void cycleRefused(CycleKey cycle, String reason) {
    refused++;
    trouble = reason;
  }

  @Override
  public void samplesAcknowledged(long count) {
    acknowledged.add(count);
    trouble = null;
  }

  @Override
  public void retrying(String reason, Duration delay) {
    trouble = reason;
  }

  synchronized List<String> cycleIds() {
    return List.copyOf(cycleIds);
  }

  String streamId() {
    return streamId;
  }

  long acknowledged() {
    return acknowledged.sum();
  }

  boolean isRunning() {
    return running;
  }

  int refused() {
    return refused;
  }

  /** Why the connector is waiting, if it is. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }
}
