package io.vertac.benchmarks.edge;

import io.vertac.edge.outbox.BatchIds;
import io.vertac.edge.outbox.DiskOutbox;
import io.vertac.edge.outbox.OutboxListener;
import io.vertac.edge.source.Sample;
import io.vertac.edge.state.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills the outbox that a connector will find. */
final class Backlog {
  private static final int AT_ONCE = 20_000;
  private static final long STEP_NANOS = 8_620_690;

  private Backlog() {}

  /** As if 116 samples a second had been read while the gateway was away. */
  static void fill(Path folder, long samples) throws InterruptedException {
    Path file = new StateDirectory(folder).file("bench/bench", ".outbox.db");
    try (DiskOutbox outbox =
        new DiskOutbox(
            file,
            EdgeChild.stream(100).outbox(),
            () -> new BatchIds("bench"),
            Clock.systemUTC(),
            OutboxListener.SILENT)) {
      long time = (System.currentTimeMillis() - samples * 1_000 / 116) * 1_000_000;
      for (long done = 0; done < samples; done += AT_ONCE) {
        List<Sample> next = new ArrayList<>(AT_ONCE);
        for (int i = 0; i < AT_ONCE && done + i < samples; i++) {
          time += STEP_NANOS;
          next.add(new Sample(time, i % SteadySource.SENSORS, Math.sin(time / 1e9), 1));
        }
        outbox.store(next, Map.of());
      }
    }
  }
}
