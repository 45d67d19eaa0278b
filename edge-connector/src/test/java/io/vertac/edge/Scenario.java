package io.vertac.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.config.Speed;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SensorDescription;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A connector against a test gateway. */
final class Scenario {
  /** Retries at once, so that a test with hundreds of failures takes seconds. */
  static final RetryLimits EAGER =
      new RetryLimits(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(1));

  private static final BatchLimits SMALL = new BatchLimits(40, Duration.ofSeconds(1));

  private Scenario() {}

  static EdgeConfig config(TestGateway gateway, Path stateDirectory) {
    return EdgeConfig.of(gateway.address(), stateDirectory, Speed.MAX)
        .withBatches(SMALL)
        .withRetries(EAGER);
  }

  static EdgeConnector connector(EdgeConfig config, MachineSource source) {
    return new EdgeConnector(config, source, EdgeProgress.SILENT, Clock.systemUTC());
  }

  /** Plays a source to its end and returns the connector, closed. */
  static EdgeConnector play(EdgeConfig config, MachineSource source) throws InterruptedException {
    try (EdgeConnector connector = connector(config, source)) {
      connector.start();
      if (!connector.awaitDone(300)) {
        throw new AssertionError("not done: " + connector.counts());
      }
      return connector;
    }
  }

  /** Sensor and value of each sample, in order; times depend on when a test runs. */
  static List<String> read(MachineSource source) {
    List<SensorDescription> sensors = source.machine().sensors();
    return Presses.samples(source).stream().map(s -> text(sensors, s)).toList();
  }

  static List<String> received(TestGateway gateway) {
    return gateway.samples().stream().map(Scenario::text).toList();
  }

  static String text(JsonNode sample) {
    return sample.path("sensor_id").asText() + "=" + sample.path("value").asDouble();
  }

  private static String text(List<SensorDescription> sensors, Sample sample) {
    return sensors.get(sample.sensor()).id() + "=" + sample.value();
  }
}
