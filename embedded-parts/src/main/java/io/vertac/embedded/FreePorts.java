package io.vertac.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Finds TCP ports on loopback that nobody listens on. */
final class FreePorts {
  private FreePorts() {}

  /** Where a part gets its ports from. */
  @FunctionalInterface
  interface Picker {
    List<Integer> pick(int count);
  }

  /**
   * Different from one another: all are held until the last one is found. Another program may take
   * one before it is bound for good; whoever uses them tries again, see {@link PortRetry}.
   */
  static List<Integer> pick(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, loopback()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    } finally {
      held.forEach(FreePorts::release);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + socket.getLocalPort() + " cannot be released", e);
    }
  }
}
