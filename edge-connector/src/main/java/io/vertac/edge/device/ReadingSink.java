package io.vertac.edge.device;

import java.util.List;
import java.util.Optional;

/** Takes what a device reader reads. One reader calls it, from one thread at a time. */
public interface ReadingSink {

  /**
   * Stores readings; when this returns they are on disk, and the reader may tell its device so.
   * Waits while the outbox is full and its policy is to block.
   *
   * @param position where to go on reading after a restart, stored together with the readings; null
   *     for a device that has no such thing
   */
  void store(List<Reading> readings, String position) throws InterruptedException;

  /** The position stored last, by this process or an earlier one. */
  Optional<String> position();

  /** The device answers, for the first time or again. */
  void connected();

  /**
   * The device does not answer; the reader goes on trying.
   *
   * @param reason for people: what is wrong and, if known, what to do
   */
  void disconnected(String reason);

  /**
   * The device lost readings before they could be read.
   *
   * @param fromNanos nanoseconds since 1970
   * @param toNanos likewise
   * @param reason for people
   */
  void lost(long fromNanos, long toNanos, String reason);

  /** A channel gave something that is no reading; the others go on. */
  void unreadable(int channel, String reason);
}
