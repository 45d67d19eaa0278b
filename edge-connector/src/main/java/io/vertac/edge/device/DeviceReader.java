package io.vertac.edge.device;

import java.time.Duration;
import java.util.List;

/**
 * Reads one device on threads of its own and pushes what it reads. It connects, and connects again,
 * by itself: a device that cannot be reached is reported to the sink and tried again, never an end.
 */
public interface DeviceReader extends AutoCloseable {

  /** Begins to read; returns at once. Called once. */
  void start(ReadingSink sink);

  /**
   * Connects once, without {@link #start}, and reads every channel once.
   *
   * @return what each channel gave, in the order of the channels
   */
  List<ChannelCheck> check(Duration timeout) throws InterruptedException;

  /** Stops reading; what was handed to the sink is stored when this returns. Idempotent. */
  @Override
  void close();
}
