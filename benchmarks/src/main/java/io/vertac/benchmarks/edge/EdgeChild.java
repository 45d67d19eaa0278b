package io.vertac.benchmarks.edge;

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
import java.util.stream.IntStream;

/** The connector in a process of its own, as the launcher starts it, with a steady source. */
public final class EdgeChild {
  private EdgeChild() {}

  /**
   * @param args folder, gateway, samples a second
   */
  public static void main(String[] args) {
    long began = System.nanoTime();
    SiteSettings settings =
        new SiteSettings(
            Path.of(args[0]),
            GatewayAccess.open(URI.create(args[1])),
            Duration.ofSeconds(12),
            Duration.ofSeconds(30),
            Optional.empty(),
            List.of(stream(Integer.parseInt(args[2]))));
    SiteConnector connector =
        new SiteConnector(settings, RetryLimits.USUAL, EdgeProgress.SILENT, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(connector::close));
    connector.start();
    System.out.println("opened " + (System.nanoTime() - began) / 1e9 + " " + connector.backlog());
  }

  static StreamSettings stream(int perSecond) {
    List<SensorDescription> sensors =
        IntStream.range(0, SteadySource.SENSORS)
            .mapToObj(i -> new SensorDescription("s" + i, "Sensor " + i, "analog", "kN"))
            .toList();
    return new StreamSettings(
        new Machine("bench", "bench", sensors),
        new Source.Device(() -> new SteadySource(perSecond), Recall.WHILE_AWAY),
        sensors.stream().map(sensor -> new Channel(sensor.id(), 1, 0)).toList(),
        Optional.empty(),
        new OutboxSettings(OutboxLimits.USUAL, new BatchLimits(50, Duration.ofSeconds(1))),
        DrainSettings.USUAL);
  }
}
