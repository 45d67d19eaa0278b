package io.vertac.gateway.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Cuts off connections that send a request's head a byte at a time: each byte would start the idle
 * timeout anew.
 */
final class SlowHeads extends RepeatedLook implements Connection.Listener {
  private final long limitNanos;
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

  /**
   * @param limit from the first byte of a head to its last
   */
  SlowHeads(Duration limit) {
    super("gateway-slow-heads", 1);
    this.limitNanos = limit.toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection http) {
      connections.add(http);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection instanceof HttpConnection http) {
      connections.remove(http);
    }
  }

  @Override
  void look() {
    long now = System.nanoTime();
    for (HttpConnection connection : connections) {
      HttpParser parser = connection.getParser();
      boolean inHead = parser.inHeaderState() && !parser.isStart();
      if (inHead && now - parser.getBeginNanoTime() > limitNanos) {
        connection.getEndPoint().close();
      }
    }
  }
}
