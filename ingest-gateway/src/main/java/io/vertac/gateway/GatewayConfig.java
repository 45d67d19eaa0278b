package io.vertac.gateway;

import io.vertac.config.DatabaseUrl;
import io.vertac.config.Environment;
import io.vertac.gateway.http.ConnectionSettings;
import io.vertac.gateway.live.LiveSettings;
import io.vertac.gateway.security.AccessSettings;
import io.vertac.gateway.security.LimitSettings;
import io.vertac.topics.KafkaSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything the gateway can be told.
 *
 * @param gracePeriod how long late samples are welcome after a stop, as the cycle-processor is
 *     configured; only reported ({@code CYCLE_GRACE_PERIOD_SEC})
 * @param database for the calls that show finished cycles; without it they answer 503 ({@code
 *     DATABASE_URL})
 */
public record GatewayConfig(
    KafkaSettings kafka,
    BindAddress address,
    AccessSettings access,
    LimitSettings rates,
    ConnectionSettings connections,
    Limits limits,
    Timeouts timeouts,
    LiveSettings live,
    Duration gracePeriod,
    Optional<DatabaseUrl> database) {

  /**
   * @throws io.vertac.config.ConfigurationException if a setting cannot be used
   */
  public static GatewayConfig from(Environment environment) {
    BindAddress address = BindAddress.from(environment);
    return new GatewayConfig(
        KafkaSettings.from(environment),
        address,
        AccessSettings.from(environment, address.isLoopback()),
        LimitSettings.from(environment),
        ConnectionSettings.from(environment),
        Limits.from(environment),
        Timeouts.from(environment),
        LiveSettings.from(environment),
        environment.seconds("CYCLE_GRACE_PERIOD_SEC", 10, 0, 86_400),
        DatabaseUrl.from(environment, "DATABASE_URL"));
  }
}
