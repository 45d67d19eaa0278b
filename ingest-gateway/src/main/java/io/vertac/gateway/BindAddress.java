package io.vertac.gateway;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the gateway listens.
 *
 * @param host {@code HOST}; a loopback address unless insecure
 * @param port {@code PORT}; 0 for any free one
 * @param insecure {@code GATEWAY_INSECURE}: anyone who reaches the address may write and command
 */
public record BindAddress(String host, int port, boolean insecure) {
  private static final int MAX_PORT = 65_535;

  public BindAddress {
    if (!insecure && !isLoopback(host)) {
      throw ConfigurationException.invalid(
          "HOST",
          host,
          "a loopback address such as 127.0.0.1, as the gateway asks nobody for a key; set"
              + " GATEWAY_INSECURE=true to let everyone in who reaches this address");
    }
  }

  static BindAddress from(Environment environment) {
    return new BindAddress(
        environment.get("HOST", "127.0.0.1"),
        environment.integer("PORT", 8000, 0, MAX_PORT),
        environment.flag("GATEWAY_INSECURE", false));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw ConfigurationException.invalid("HOST", host, "an address of this machine");
    }
  }
}
