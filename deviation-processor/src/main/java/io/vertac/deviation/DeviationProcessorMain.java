package io.vertac.deviation;

import io.vertac.config.ServiceMain;
import io.vertac.metrics.MonitoredService;

/** Runs the deviation-processor alone, configured by the environment. */
public final class DeviationProcessorMain {
  private DeviationProcessorMain() {}

  public static void main(String[] arguments) {
    System.exit(
        ServiceMain.run(
            DeviationProcessor.NAME,
            environment -> MonitoredService.of(environment, DeviationProcessor.from(environment))));
  }
}
