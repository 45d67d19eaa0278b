package io.vertac.edge.counterpart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between two programs that can be cut and mended: TCP in, TCP out. */
public final class CutProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  private final InetSocketAddress target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean swallowing;

  public CutProxy(String host, int port) {
    this.target = new InetSocketAddress(host, port);
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("proxy-accept", this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Breaks what is connected and refuses what wants to be, until {@link #mend}. */
  public void cut() {
    cut = true;
    open.forEach(CutProxy::closeQuietly);
  }

  public void mend() {
    cut = false;
  }

  /** From now on requests arrive and answers do not; or both do again, over new connections. */
  public void swallowAnswers(boolean swallow) {
    if (swallowing && !swallow) {
      open.forEach(CutProxy::closeQuietly);
    }
    swallowing = swallow;
  }

  @Override
  public void close() {
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket in = listener.accept();
        if (cut) {
          closeQuietly(in);
        } else {
          connect(in);
        }
      } catch (IOException ended) {
        if (listener.isClosed()) {
          return;
        }
      }
    }
  }

  private void connect(Socket in) {
    Socket out = new Socket();
    try {
      out.connect(target, CONNECT_MILLIS);
      in.setTcpNoDelay(true);
      out.setTcpNoDelay(true);
      open.add(in);
      open.add(out);
      if (cut) {
        closeQuietly(in);
        closeQuietly(out);
      }
      start("proxy-there", () -> copy(in, out, false));
      start("proxy-back", () -> copy(out, in, true));
    } catch (IOException notThere) {
      closeQuietly(in);
      closeQuietly(out);
    }
  }

  private void copy(Socket from, Socket to, boolean answers) {
    byte[] piece = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read > 0; read = in.read(piece)) {
        if (!answers || !swallowing) {
          out.write(piece, 0, read);
        }
      }
    } catch (IOException broken) {
      // Either end broke; so does the other.
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
