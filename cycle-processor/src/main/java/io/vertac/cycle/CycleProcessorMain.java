package io.vertac.cycle;

import io.vertac.config.ServiceMain;
import io.vertac.metrics.MonitoredService;

/** Runs the cycle-processor alone, configured by the environment. */
public final class CycleProcessorMain {
  private CycleProcessorMain() {}

  public static void main(String[] arguments) {
    System.exit(
        ServiceMain.run(
            CycleProcessor.NAME,
            environment -> MonitoredService.of(environment, CycleProcessor.from(environment))));
  }
}
