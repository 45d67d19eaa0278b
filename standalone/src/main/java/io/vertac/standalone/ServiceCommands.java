package io.vertac.standalone;

import io.vertac.config.Environment;
import io.vertac.config.Service;
import io.vertac.config.ServiceMain;
import io.vertac.cycle.CycleProcessor;
import io.vertac.deviation.DeviationProcessor;
import io.vertac.gateway.GatewayConfig;
import io.vertac.gateway.IngestGateway;
import io.vertac.sink.AlertSink;
import io.vertac.sink.AlertSinkConfig;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** One service alone, configured by the environment. */
final class ServiceCommands {
  private static final String GATEWAY = "gateway";
  private static final String INSECURE = "--insecure";

  private static final Map<String, Function<Environment, Service>> SERVICES =
      Map.of(
          GATEWAY,
          environment -> new IngestGateway(GatewayConfig.from(environment), Clock.systemUTC()),
          CycleProcessor.NAME,
          CycleProcessor::from,
          DeviationProcessor.NAME,
          DeviationProcessor::from,
          "alert-sink",
          environment -> new AlertSink(AlertSinkConfig.from(environment)));

  private ServiceCommands() {}

  static boolean isService(String name) {
    return SERVICES.containsKey(name);
  }

  static int run(String[] arguments) {
    if (arguments.length == 2 && arguments[0].equals(GATEWAY) && arguments[1].equals(INSECURE)) {
      return ServiceMain.run(GATEWAY, given -> SERVICES.get(GATEWAY).apply(insecure(given)));
    }
    if (arguments.length > 1) {
      System.out.printf(
          "vertac %s runs this service alone until it is told to stop (Ctrl-C). It takes no"
              + " options%s: settings come from the environment, see docs/operations.md.%n",
          arguments[0],
          arguments[0].equals(GATEWAY) ? " but --insecure, which asks nobody for a key" : "");
      return arguments[1].equals("--help") ? 0 : Vertac.UNUSABLE_SETTING;
    }
    return ServiceMain.run(arguments[0], SERVICES.get(arguments[0]));
  }

  private static Environment insecure(Environment given) {
    Map<String, String> settings = given.startingWith("");
    settings.put("GATEWAY_INSECURE", "true");
    return new Environment(settings);
  }
}
