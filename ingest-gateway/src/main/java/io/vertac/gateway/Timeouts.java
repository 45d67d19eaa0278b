package io.vertac.gateway;

import io.vertac.config.Environment;
import java.time.Duration;

/**
 * How long to wait for others.
 *
 * @param startup until Kafka and the registry answer ({@code GATEWAY_STARTUP_TIMEOUT_SEC})
 * @param delivery until Kafka has acknowledged a record ({@code GATEWAY_DELIVERY_TIMEOUT_SEC})
 * @param decision until a cycle command is decided, or it is certain that there is no such stream
 *     ({@code GATEWAY_COMMAND_TIMEOUT_SEC})
 * @param shutdown until requests under way are answered ({@code GATEWAY_SHUTDOWN_TIMEOUT_SEC})
 */
public record Timeouts(Duration startup, Duration delivery, Duration decision, Duration shutdown) {

  static Timeouts from(Environment environment) {
    return new Timeouts(
        environment.seconds("GATEWAY_STARTUP_TIMEOUT_SEC", 120, 1, 3600),
        environment.seconds("GATEWAY_DELIVERY_TIMEOUT_SEC", 10, 2, 120),
        environment.seconds("GATEWAY_COMMAND_TIMEOUT_SEC", 5, 1, 60),
        environment.seconds("GATEWAY_SHUTDOWN_TIMEOUT_SEC", 10, 1, 120));
  }
}
