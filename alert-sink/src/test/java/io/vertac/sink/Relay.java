package io.vertac.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A fixed address in front of a server that comes back on another port. */
final class Relay implements AutoCloseable {
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int target;

  Relay(int target) {
    this.target = target;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::acceptAll);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Breaks every connection and refuses new ones. */
  void cut() {
    target = 0;
    open.forEach(Relay::closeQuietly);
  }

  void connectTo(int port) {
    target = port;
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = entrance.accept();
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      cut();
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(client);
      open.add(server);
      daemon(() -> copy(server, client));
      copy(client, server);
    } catch (IOException | IllegalArgumentException e) {
      closeQuietly(client);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // The other side is told by closing its socket below.
    }
    closeQuietly(from);
    closeQuietly(to);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
