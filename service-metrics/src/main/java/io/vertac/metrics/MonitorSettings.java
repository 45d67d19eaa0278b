package io.vertac.metrics;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a service that has no HTTP of its own shows how it is doing.
 *
 * @param address none: nowhere ({@code METRICS_HOST}, {@code METRICS_PORT})
 */
public record MonitorSettings(Optional<InetSocketAddress> address) {
  private static final int MAX_PORT = 65_535;

  /**
   * @throws ConfigurationException if a setting cannot be used
   */
  public static MonitorSettings from(Environment environment) {
    if (environment.find("METRICS_PORT").isEmpty()) {
      return new MonitorSettings(Optional.empty());
    }
    int port = environment.integer("METRICS_PORT", 0, 0, MAX_PORT);
    String host = environment.get("METRICS_HOST", "127.0.0.1");
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw ConfigurationException.invalid("METRICS_HOST", host, "an address of this machine");
    }
    return new MonitorSettings(Optional.of(address));
  }
}
