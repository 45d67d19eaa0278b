package io.vertac.benchmarks.edge;

import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A device that gives so many readings a second, a hundred times a second. */
final class SteadySource implements DeviceReader {
  static final int SENSORS = 10;
  private static final int TURNS_A_SECOND = 100;

  private final int perTurn;
  private final ReaderThread thread =
      new ReaderThread("steady", Duration.ofMillis(1_000 / TURNS_A_SECOND));
  private long time = System.currentTimeMillis() * 1_000_000;

  SteadySource(int perSecond) {
    perTurn = perSecond / TURNS_A_SECOND;
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
    List<Reading> readings = new ArrayList<>(perTurn);
    for (int i = 0; i < perTurn; i++) {
      if (i % SENSORS == 0) {
        time += 1_000_000_000L / TURNS_A_SECOND * SENSORS / perTurn;
      }
      readings.add(new Reading(i % SENSORS, time, Math.sin(time / 1e9 + i), 1));
    }
    sink.store(readings, null);
  }
}
