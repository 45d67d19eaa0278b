package io.vertac.edge.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What one connector remembers about its stream; every change is on disk before the method returns.
 * Safe for use by several threads.
 *
 * <p>While it is open no other connector can open the same one: two of them would send the same
 * cycles twice at different times.
 */
public final class StreamMemory implements AutoCloseable {
  private final StateFile file;
  private final FileChannel lock;
  private StreamRecord record;

  StreamMemory(StateFile file, FileChannel lock, StreamRecord record) {
    this.file = file;
    this.lock = lock;
    this.record = record;
  }

  public synchronized String streamId() {
    return record.streamId();
  }

  /** The gateway gave the stream another id than the one asked for. */
  public synchronized void changeStreamId(String streamId) {
    save(copy(streamId, record.baseTimeNanos(), record.reservedUntilNanos(), record.nextCycle()));
  }

  /** Nanoseconds since 1970. */
  public synchronized OptionalLong baseTime() {
    Long base = record.baseTimeNanos();
    return base == null ? OptionalLong.empty() : OptionalLong.of(base);
  }

  /** Nanoseconds since 1970; 0 before the first run. */
  public synchronized long reservedUntil() {
    return record.reservedUntilNanos();
  }

  /** Remembers when the run begins and when its last event will be, before any is sent. */
  public synchronized void reserve(long baseTimeNanos, long untilNanos) {
    save(copy(record.streamId(), baseTimeNanos, untilNanos, record.nextCycle()));
  }

  public synchronized long nextCycle() {
    return record.nextCycle();
  }

  /** A cycle begins: remembers the one after it, and that time has come this far. */
  public synchronized void continueWith(long nextCycle, long timeNanos) {
    long reserved = Math.max(record.reservedUntilNanos(), timeNanos);
    save(copy(record.streamId(), record.baseTimeNanos(), reserved, nextCycle));
  }

  /** Whether the gateway ever answered for this stream. */
  public synchronized boolean attached() {
    return record.attached();
  }

  public synchronized void rememberAttached() {
    save(
        new StreamRecord(
            record.streamId(),
            record.runId(),
            record.baseTimeNanos(),
            record.reservedUntilNanos(),
            record.nextCycle(),
            true,
            record.startAttempts()));
  }

  /** How often the start of this cycle was refused before; 0 for nearly all. */
  public synchronized int startAttempts(long ordinal) {
    return record.startAttempts().getOrDefault(ordinal, 0);
  }

  public synchronized void rememberStartAttempts(long ordinal, int attempts) {
    Map<Long, Integer> all = new TreeMap<>(record.startAttempts());
    all.put(ordinal, attempts);
    save(
        new StreamRecord(
            record.streamId(),
            record.runId(),
            record.baseTimeNanos(),
            record.reservedUntilNanos(),
            record.nextCycle(),
            record.attached(),
            all));
  }

  @Override
  public void close() {
    StateFile.release(lock);
  }

  private StreamRecord copy(String streamId, Long baseTime, long reservedUntil, long nextCycle) {
    return new StreamRecord(
        streamId,
        record.runId(),
        baseTime,
        reservedUntil,
        nextCycle,
        record.attached(),
        record.startAttempts());
  }

  private void save(StreamRecord changed) {
    try {
      file.write(changed);
      record = changed;
    } catch (IOException e) {
      throw new StateException(file.path(), e);
    }
  }
}
