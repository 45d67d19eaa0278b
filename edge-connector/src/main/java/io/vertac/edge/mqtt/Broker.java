package io.vertac.edge.mqtt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the broker is and how to enter.
 *
 * @param version 3 (3.1.1) or 5
 * @param clientId under which the broker keeps the session while nobody is connected
 * @param password empty for none; never shown
 * @param tls whether the connection is encrypted
 * @param ca whom to trust; empty for whom the Java runtime trusts
 * @param session how long the broker is to keep messages while nobody is connected
 */
record Broker(
    String host,
    int port,
    int version,
    String clientId,
    Optional<String> username,
    Optional<String> password,
    boolean tls,
    Optional<Path> ca,
    Duration session) {
  @Override
  public String toString() {
    return "Broker[%s:%d, version %d, client %s]".formatted(host, port, version, clientId);
  }
}
