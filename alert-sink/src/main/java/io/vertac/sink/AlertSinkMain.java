package io.vertac.sink;

import io.vertac.config.ServiceMain;
import io.vertac.metrics.MonitoredService;

/** Runs the alert sink alone, configured by the environment. */
public final class AlertSinkMain {

  private AlertSinkMain() {}

  public static void main(String[] arguments) {
    System.exit(
        ServiceMain.run(
            "alert-sink",
            environment ->
                MonitoredService.of(
                    environment, new AlertSink(AlertSinkConfig.from(environment)))));
  }
}
