package io.vertac.edge.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;

/** Free ports. */
public final class Ports {
  /** Below those that connections get, which could take one before a server does. */
  private static final int FIRST = 20_000;

  private static final int END = 32_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Ports() {}

  public static int free() {
    return ThreadLocalRandom.current()
        .ints(FIRST, END)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow();
  }

  /** Returns when nobody listens there any more; a server may say so a moment before. */
  static void awaitFree(int port) {
    Awaitility.await().atMost(PATIENCE).until(() -> isFree(port));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException taken) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
