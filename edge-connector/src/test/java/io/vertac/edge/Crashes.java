package io.vertac.edge;

import io.vertac.edge.config.EdgeConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Connectors that end without finishing. */
final class Crashes {
  private Crashes() {}

  /** Gives up at once what is not acknowledged when it is closed. */
  static EdgeConfig impatient(TestGateway gateway, Path stateDirectory) {
    EdgeConfig usual = Scenario.config(gateway, stateDirectory);
    return new EdgeConfig(
        usual.gateway(),
        usual.stateDirectory(),
        usual.speed(),
        usual.batches(),
        usual.retries(),
        usual.requestTimeout(),
        Duration.ofMillis(1),
        usual.outboxSamples(),
        usual.newRun());
  }
}
