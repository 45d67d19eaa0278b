package io.vertac.edge.progress;

import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.Machine;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a connector does and passes it on. */
public final class Tally implements EdgeProgress {
  private final EdgeProgress next;
  private final LongAdder read = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder cyclesStarted = new LongAdder();
  private final LongAdder cyclesStopped = new LongAdder();
  private final LongAdder cyclesRefused = new LongAdder();
  private final LongAdder cyclesAborted = new LongAdder();
  private final LongAdder retries = new LongAdder();

  public Tally(EdgeProgress next) {
    this.next = next;
  }

  public EdgeCounts counts() {
    return new EdgeCounts(
        read.sum(),
        unreadable.sum(),
        sent.sum(),
        acknowledged.sum(),
        rejected.sum(),
        cyclesStarted.sum(),
        cyclesStopped.sum(),
        cyclesRefused.sum(),
        cyclesAborted.sum(),
        retries.sum());
  }

  /** A reading could not be understood. */
  public void readingUnreadable(String reason) {
    unreadable.increment();
    next.samplesRejected(1, reason);
  }

  /** A cycle of an earlier run was still running and has been aborted. */
  public void leftoverAborted() {
    cyclesAborted.increment();
  }

  @Override
  public void registered(String streamId, Machine machine) {
    next.registered(streamId, machine);
  }

  @Override
  public void cycleStarted(CycleKey cycle, String cycleId) {
    cyclesStarted.increment();
    next.cycleStarted(cycle, cycleId);
  }

  @Override
  public void cycleStopped(CycleKey cycle, String cycleId) {
    cyclesStopped.increment();
    next.cycleStopped(cycle, cycleId);
  }

  @Override
  public void cycleAborted(CycleKey cycle, String cycleId) {
    cyclesAborted.increment();
    next.cycleAborted(cycle, cycleId);
  }

  @Override
  public void cycleRefused(CycleKey cycle, String reason) {
    cyclesRefused.increment();
    next.cycleRefused(cycle, reason);
  }

  @Override
  public void referenceChosen(CycleKey cycle, String cycleId) {
    next.referenceChosen(cycle, cycleId);
  }

  @Override
  public void samplesRead(long count) {
    read.add(count);
    next.samplesRead(count);
  }

  @Override
  public void samplesSent(long count) {
    sent.add(count);
    next.samplesSent(count);
  }

  @Override
  public void samplesAcknowledged(long count) {
    acknowledged.add(count);
    next.samplesAcknowledged(count);
  }

  @Override
  public void samplesRejected(long count, String reason) {
    rejected.add(count);
    next.samplesRejected(count, reason);
  }

  @Override
  public void retrying(String reason, Duration delay) {
    retries.increment();
    next.retrying(reason, delay);
  }

  @Override
  public void gapReported(long samples, boolean understood) {
    next.gapReported(samples, understood);
  }
}
