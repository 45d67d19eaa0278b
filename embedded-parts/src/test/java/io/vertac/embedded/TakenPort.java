package io.vertac.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** A port that somebody else listens on, handed out as if it were free. */
final class TakenPort implements AutoCloseable {
  private final ServerSocket socket;
  private boolean handedOut;

  TakenPort() throws IOException {
    socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  List<Integer> always(int count) {
    List<Integer> ports = new ArrayList<>(FreePorts.pick(count));
    ports.set(0, socket.getLocalPort());
    return ports;
  }

  List<Integer> asSecond(int count) {
    List<Integer> ports = new ArrayList<>(FreePorts.pick(count));
    ports.set(1, socket.getLocalPort());
    return ports;
  }

  List<Integer> onceThenFree(int count) {
    if (handedOut) {
      return FreePorts.pick(count);
    }
    handedOut = true;
    return always(count);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
