package io.vertac.gateway.http;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/** Cuts off connections beyond one address's share, so that it cannot take all there are. */
final class ConnectionsPerAddress implements Connection.Listener {
  private final int limit;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final Map<Connection, String> counted = new ConcurrentHashMap<>();

  /**
   * @param limit for one address, loopback included
   */
  ConnectionsPerAddress(int limit) {
    this.limit = limit;
  }

  @Override
  public void onOpened(Connection connection) {
    String address = address(connection);
    if (address == null) {
      return;
    }
    if (open.merge(address, 1, Integer::sum) <= limit) {
      counted.put(connection, address);
    } else {
      leave(address);
      connection.getEndPoint().close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    String address = counted.remove(connection);
    if (address != null) {
      leave(address);
    }
  }

  private void leave(String address) {
    open.computeIfPresent(address, (a, count) -> count > 1 ? count - 1 : null);
  }

  /** Null for what is inside another connection, as HTTP is in TLS: that counts once. */
  private static String address(Connection connection) {
    EndPoint socket = connection.getEndPoint();
    return socket instanceof SocketChannelEndPoint
            && socket.getRemoteSocketAddress() instanceof InetSocketAddress remote
            && remote.getAddress() != null
        ? remote.getAddress().getHostAddress()
        : null;
  }
}
