package io.vertac.edge.kill;

import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.device.Recall;
import io.vertac.edge.gateway.GatewayAccess;
import io.vertac.edge.intake.Channel;
import io.vertac.edge.outbox.DrainSettings;
import io.vertac.edge.outbox.OutboxLimits;
import io.vertac.edge.outbox.OutboxSettings;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.site.SiteConnector;
import io.vertac.edge.site.SiteSettings;
import io.vertac.edge.site.Source;
import io.vertac.edge.site.StreamSettings;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.SensorDescription;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The real connector with a counting device, in a process that is there to be killed. */
public final class KilledConnector {
  private static final RetryLimits EAGER =
      new RetryLimits(Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofSeconds(1));

  private static final long SEEN_NANOS = 2_000_000;

  private KilledConnector() {}

  /**
   * @param args folder, address of the gateway
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Stages stages = new Stages(folder.resolve("stages"));
    SiteSettings settings =
        new SiteSettings(
            folder.resolve("state"),
            GatewayAccess.open(URI.create(args[1])),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Optional.empty(),
            List.of(stream(stages)));
    new SiteConnector(settings, EAGER, new Watcher(stages), Clock.systemUTC()).start();
  }

  private static StreamSettings stream(Stages stages) {
    return new StreamSettings(
        new Machine("press", "press", List.of(new SensorDescription("n", "n", "analog", ""))),
        new Source.Device(() -> new CountingReader(stages), Recall.WHILE_AWAY),
        List.of(new Channel("n", 1, 0)),
        Optional.empty(),
        // Small batches, so that reading, storing, sending and removing take turns often.
        new OutboxSettings(OutboxLimits.USUAL, new BatchLimits(20, Duration.ofSeconds(1))),
        DrainSettings.USUAL);
  }

  private record Watcher(Stages stages) implements EdgeProgress {
    @Override
    public void samplesSent(long count) {
      stages.enter(Stages.SENDING);
    }

    @Override
    public void samplesAcknowledged(long count) {
      stages.enter(Stages.REMOVING);
      // As long as an answer takes: with a backlog the next batch would go at once.
      LockSupport.parkNanos(SEEN_NANOS);
    }
  }
}
