package io.vertac.benchmarks.edge;

import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A device that gives so many readings a second, a hundred times a second. What it could not give
 * while the disk was waited for it gives at the next turn, like a device with a queue.
 */
final class SteadySource implements DeviceReader {
  static final int SENSORS = 10;
  private static final int TURNS_A_SECOND = 100;

  private final int perSecond;
  private final ReaderThread thread =
      new ReaderThread("steady", Duration.ofMillis(1_000 / TURNS_A_SECOND));
  private final long began = System.nanoTime();
  private long time = System.currentTimeMillis() * 1_000_000;
  private long given;

  SteadySource(int perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public void start(ReadingSink sink) {
    thread.start(() -> turn(sink), reason -> {});
  }

  @Override
  public List<ChannelCheck> check(Duration timeout) {
    return List.of();
  }

  @Override
  public void close() {
    thread.close();
  }

  private void turn(ReadingSink sink) throws InterruptedException {
    long owed = (long) ((System.nanoTime() - began) / 1e9 * perSecond);
    List<Reading> readings = new ArrayList<>();
    for (; given < owed; given++) {
      int sensor = (int) (given % SENSORS);
      if (sensor == 0) {
        time += 1_000_000_000L * SENSORS / perSecond;
      }
      readings.add(new Reading(sensor, time, Math.sin(given / 1e3), 1));
    }
    sink.store(readings, null);
  }
}
