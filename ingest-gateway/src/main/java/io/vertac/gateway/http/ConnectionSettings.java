package io.vertac.gateway.http;

import io.vertac.config.Environment;
import io.vertac.gateway.tls.TlsSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * What one connection may take.
 *
 * @param maxConnections open at once ({@code MAX_CONNECTIONS}); more wait
 * @param maxPerAddress open at once from one address ({@code MAX_CONNECTIONS_PER_ADDRESS}); more
 *     are cut off
 * @param maxHeaderBytes of one request ({@code MAX_HEADER_BYTES}); more is 431
 * @param headerTimeout in which a request's head has to be there ({@code HEADER_TIMEOUT_SEC})
 * @param idleTimeout without a byte in either direction ({@code CONNECTION_IDLE_TIMEOUT_SEC})
 * @param minBytesPerSecond on average, of a body or an answer ({@code MIN_BYTES_PER_SEC}); slower
 *     ones are cut off
 * @param tls empty for plain HTTP
 */
public record ConnectionSettings(
    int maxConnections,
    int maxPerAddress,
    int maxHeaderBytes,
    Duration headerTimeout,
    Duration idleTimeout,
    int minBytesPerSecond,
    Optional<TlsSettings> tls) {
  private static final int MANY = 10_000_000;
  private static final int KIB = 1024;

  /**
   * @throws io.vertac.config.ConfigurationException if a setting cannot be used
   */
  public static ConnectionSettings from(Environment environment) {
    return new ConnectionSettings(
        environment.integer("MAX_CONNECTIONS", 30_000, 10, MANY),
        environment.integer("MAX_CONNECTIONS_PER_ADDRESS", 20_000, 1, MANY),
        environment.integer("MAX_HEADER_BYTES", 16 * KIB, KIB, 256 * KIB),
        environment.seconds("HEADER_TIMEOUT_SEC", 20, 1, 600),
        environment.seconds("CONNECTION_IDLE_TIMEOUT_SEC", 30, 1, 3_600),
        environment.integer("MIN_BYTES_PER_SEC", 100, 0, MANY),
        TlsSettings.from(environment));
  }
}
