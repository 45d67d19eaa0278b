package io.vertac.edge.kill;

import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A device that can be asked for every reading it ever took, by number: number N has the value N
 * and its own time, so what is lost or doubled shows.
 */
final class CountingReader implements DeviceReader {
  private static final long BASE_NANOS = 1_760_000_000_000_000_000L;
  private static final long STEP_NANOS = 1_000_000;
  private static final int AT_ONCE = 7;
  private static final long READING_MILLIS = 2;

  private final Stages stages;
  private final ReaderThread thread = new ReaderThread("counting", Duration.ZERO);

  CountingReader(Stages stages) {
    this.stages = stages;
  }

  @Override
  public void start(ReadingSink sink) {
    thread.start(() -> read(sink), reason -> {});
  }

  @Override
  public List<ChannelCheck> check(Duration timeout) {
    return List.of();
  }

  @Override
  public void close() {
    thread.close();
  }

  private void read(ReadingSink sink) throws InterruptedException {
    stages.enter(Stages.READING);
    Thread.sleep(READING_MILLIS);
    long next = sink.position().map(Long::parseLong).orElse(0L);
    List<Reading> readings = new ArrayList<>();
    for (long number = next; number < next + AT_ONCE; number++) {
      readings.add(new Reading(0, BASE_NANOS + number * STEP_NANOS, number, 1));
    }
    stages.enter(Stages.STORING);
    sink.store(readings, String.valueOf(next + AT_ONCE));
  }
}
