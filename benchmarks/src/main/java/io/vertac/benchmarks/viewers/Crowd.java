package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many viewers on one thread. They come from many addresses of the loopback network, since one
 * address has ports for 28,000 only.
 */
final class Crowd implements AutoCloseable {
  private static final int ADDRESSES = 200;
  private static final int CHUNK = 256 * 1024;

  /** How many may be connecting at once. */
  private static final int WINDOW = 64;

  private final Machines machines;
  private final Delays delays;
  private final InetSocketAddress gateway;
  private final Selector selector = Selector.open();
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger watching = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();
  private final LongAdder messages = new LongAdder();
  private final Thread thread = new Thread(this::run, "crowd");
  private volatile boolean measuring;
  private volatile boolean stopped;
  private volatile Throwable failure;

  Crowd(Machines machines, Delays delays, int port) throws IOException {
    this.machines = machines;
    this.delays = delays;
    this.gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    thread.start();
  }

  /** Lets the crowd grow to so many, spread over the streams. */
  void growTo(int viewers) throws InterruptedException, IOException {
    wanted.set(viewers);
    while (watching.get() + gone.get() < viewers) {
      if (failure != null) {
        throw new IOException("viewers cannot connect", failure);
      }
      Thread.sleep(50);
    }
  }

  void measure(boolean now) {
    measuring = now;
  }

  /** Connected now. */
  int connected() {
    return watching.get() - gone.get();
  }

  /** Messages with samples so far. */
  long messages() {
    return messages.sum();
  }

  Throwable failure() {
    return failure;
  }

  private void run() {
    try {
      while (!stopped) {
        while (asked.get() < wanted.get() && asked.get() - watching.get() < WINDOW) {
          connect(asked.getAndIncrement());
        }
        selector.select(5);
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
          SelectionKey key = keys.next();
          keys.remove();
          serve(key);
        }
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  private void connect(int number) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress("127.0.1." + (1 + number % ADDRESSES), 0));
    int stream = number % machines.streamIds().size();
    channel.register(selector, SelectionKey.OP_CONNECT, new ViewerState(stream));
    channel.connect(gateway);
  }

  private void serve(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    ViewerState viewer = (ViewerState) key.attachment();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        channel.write(handshake(machines.streamIds().get(viewer.stream)));
        key.interestOps(SelectionKey.OP_READ);
      } else if (key.isReadable()) {
        read(channel, viewer);
      }
    } catch (IOException e) {
      leave(key, viewer);
    }
  }

  private void leave(SelectionKey key, ViewerState viewer) {
    key.cancel();
    gone.incrementAndGet();
    if (!viewer.upgraded) {
      watching.incrementAndGet();
    }
    try {
      key.channel().close();
    } catch (IOException e) {
      failure = e;
    }
  }

  private static ByteBuffer handshake(String streamId) {
    String request =
        "GET /api/live/ws/stream/"
            + streamId
            + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
  }

  private void read(SocketChannel channel, ViewerState viewer) throws IOException {
    chunk.clear();
    viewer.putBack(chunk);
    int read = channel.read(chunk);
    long now = System.nanoTime();
    chunk.flip();
    if (!viewer.upgraded) {
      upgrade(viewer);
    }
    if (viewer.upgraded) {
      Frames.read(chunk, new Heard(channel, viewer.stream, now));
    }
    viewer.keep(chunk);
    if (read < 0) {
      throw new IOException("closed");
    }
  }

  private void upgrade(ViewerState viewer) throws IOException {
    int end = Frames.find(chunk, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, chunk.limit());
    if (end < 0) {
      return;
    }
    String status = new String(chunk.array(), 0, 12, StandardCharsets.US_ASCII);
    if (!status.endsWith("101")) {
      throw new IOException("refused: " + status);
    }
    chunk.position(end + 4);
    viewer.upgraded = true;
    watching.incrementAndGet();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    stopped = true;
    thread.join();
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  /** What is known of one viewer, and what came of a frame that is not complete yet. */
  private static final class ViewerState {
    private static final byte[] NONE = {};
    private final int stream;
    private boolean upgraded;
    private byte[] rest = NONE;

    ViewerState(int stream) {
      this.stream = stream;
    }

    void putBack(ByteBuffer chunk) {
      chunk.put(rest);
    }

    void keep(ByteBuffer chunk) {
      rest = chunk.hasRemaining() ? new byte[chunk.remaining()] : NONE;
      chunk.get(rest);
    }
  }

  private final class Heard implements Frames.Listener {
    private final SocketChannel channel;
    private final int stream;
    private final long now;

    Heard(SocketChannel channel, int stream, long now) {
      this.channel = channel;
      this.stream = stream;
      this.now = now;
    }

    @Override
    public void batch(long number) {
      if (measuring) {
        long acknowledged = machines.acknowledgedAt(stream, number);
        delays.add(acknowledged == 0 ? 0 : now - acknowledged);
      }
    }

    @Override
    public void samples() {
      messages.increment();
    }

    @Override
    public void ping() throws IOException {
      channel.write(ByteBuffer.wrap(new byte[] {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0}));
    }

    @Override
    public void closed() throws IOException {
      throw new IOException("closed by the gateway");
    }
  }
}
