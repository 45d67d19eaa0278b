package io.vertac.gateway;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the gateway listens. On other than loopback addresses it asks for keys.
 *
 * @param host {@code HOST}
 * @param port {@code PORT}; 0 for any free one
 */
public record BindAddress(String host, int port) {
  private static final int MAX_PORT = 65_535;

  static BindAddress from(Environment environment) {
    return new BindAddress(
        environment.get("HOST", "127.0.0.1"), environment.integer("PORT", 8000, 0, MAX_PORT));
  }

  /** Whether only this machine reaches it. */
  boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw ConfigurationException.invalid("HOST", host, "an address of this machine");
    }
  }
}
