package io.vertac.gateway.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Cuts off connections that send a request's head a byte at a time: each byte would start the idle
 * timeout anew.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {
  private final long limitNanos;
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  private ScheduledExecutorService watch;

  /**
   * @param limit from the first byte of a head to its last
   */
  SlowHeads(Duration limit) {
    this.limitNanos = limit.toNanos();
  }

  @Override
  protected void doStart() {
    watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "gateway-slow-heads");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  protected void doStop() {
    watch.shutdownNow();
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

  private void look() {
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
