package io.vertac.edge.site;

import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Recall;
import io.vertac.edge.intake.Intake;
import java.time.Duration;

/** Reads a device as it runs. */
final class DeviceFeed implements Feed {
  private static final Duration TICK = Duration.ofMillis(200);

  private final DeviceReader reader;
  private final Intake intake;
  private final ReaderThread ticking = new ReaderThread("edge-silence", TICK);

  DeviceFeed(DeviceReader reader, Recall recall, Intake intake) {
    this.reader = reader;
    if (recall == Recall.NOTHING) {
      intake.wasNotWatched();
    }
    this.intake = intake;
  }

  @Override
  public void start() {
    reader.start(intake);
    ticking.start(intake::tick, intake::disconnected);
  }

  @Override
  public Throwable failure() {
    return null;
  }

  @Override
  public void close() {
    reader.close();
    ticking.close();
  }
}
