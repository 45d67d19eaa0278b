package io.vertac.gateway;

import io.vertac.config.ServiceMain;
import java.time.Clock;

/** Runs the gateway as a process of its own, configured by the environment. */
public final class GatewayMain {
  private GatewayMain() {}

  public static void main(String[] args) {
    int exitCode =
        ServiceMain.run(
            "gateway",
            environment -> new IngestGateway(GatewayConfig.from(environment), Clock.systemUTC()));
    System.exit(exitCode);
  }
}
