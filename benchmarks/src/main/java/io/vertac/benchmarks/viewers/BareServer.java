package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The least that a broadcast can cost: one thread that writes the same bytes to every connection of
 * a group, one system call each, and does nothing else. What it needs is the network's share.
 *
 * <p>Arguments: port, groups, connections, bytes of a message, messages a second to each.
 */
public final class BareServer {
  /** The one that sends. */
  static final String THREAD = "bare-fan-out";

  private static final byte[] WELCOME =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 4;

  private final List<List<SocketChannel>> groups = new ArrayList<>();
  private final ByteBuffer frame;

  private BareServer(int groupCount, int bytes) {
    for (int i = 0; i < groupCount; i++) {
      groups.add(new ArrayList<>());
    }
    frame = ByteBuffer.allocateDirect(bytes);
    frame.put((byte) 0x81).put((byte) 126).putShort((short) (bytes - HEAD));
    frame.clear();
  }

  public static void main(String[] arguments) throws Exception {
    Thread.currentThread().setName(THREAD);
    int groupCount = Integer.parseInt(arguments[1]);
    BareServer server = new BareServer(groupCount, Integer.parseInt(arguments[3]));
    server.accept(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[2]));
    try {
      server.broadcast(Double.parseDouble(arguments[4]));
    } catch (IOException e) {
      // The viewers have left.
    }
  }

  private void accept(int port, int connections) throws IOException {
    try (ServerSocketChannel door = ServerSocketChannel.open()) {
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), connections);
      ByteBuffer request = ByteBuffer.allocate(1024);
      for (int i = 0; i < connections; i++) {
        SocketChannel channel = door.accept();
        channel.read(request.clear());
        channel.write(ByteBuffer.wrap(WELCOME));
        channel.configureBlocking(false);
        groups.get(i % groups.size()).add(channel);
      }
    }
  }

  private void broadcast(double perSecond) throws IOException, InterruptedException {
    double between = TimeUnit.SECONDS.toNanos(1) / perSecond / groups.size();
    long begun = System.nanoTime();
    for (long turn = 0; true; turn++) {
      long ahead = begun + (long) (turn * between) - System.nanoTime();
      if (ahead > 0) {
        TimeUnit.NANOSECONDS.sleep(ahead);
      }
      for (SocketChannel channel : groups.get((int) (turn % groups.size()))) {
        ByteBuffer mine = frame.duplicate();
        while (mine.hasRemaining()) {
          channel.write(mine);
        }
      }
    }
  }
}
