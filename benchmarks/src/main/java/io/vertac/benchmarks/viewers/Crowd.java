package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many viewers on one thread, as cheap as can be, since they share the processors with what is
 * measured: of most only the frames' heads are looked at. They come from many addresses of the
 * loopback network, since one address has ports for 28,000 only.
 */
final class Crowd implements AutoCloseable {
  private static final int ADDRESSES = 200;
  private static final int CHUNK = 256 * 1024;

  /** How many may be connecting at once. */
  private static final int WINDOW = 64;

  /** Of so many viewers of a stream, one's messages are read in full. */
  private static final int READ_ONE_OF = 20;

  /** With fewer ready, more will be after a moment: waking up for each costs more than reading. */
  private static final int FEW = 50;

  private static final long MOMENT_MS = 1;

  private final List<String> streamIds;
  private final Updates updates;
  private final InetSocketAddress gateway;
  private final Selector selector = Selector.open();
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger watching = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();
  private final LongAdder messages = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Heard heard = new Heard();
  private final Thread thread = new Thread(this::run, "crowd");
  private volatile boolean measuring;
  private volatile boolean stopped;
  private volatile Throwable failure;

  /** Told of the batches that those viewers see whose messages are read in full. */
  interface Updates {
    void seen(int stream, long batch, long atNanos);
  }

  Crowd(List<String> streamIds, Updates updates, int port) throws IOException {
    this.streamIds = streamIds;
    this.updates = updates;
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

  /** Messages so far. */
  long messages() {
    return messages.sum();
  }

  /** All that came so far. */
  long bytes() {
    return bytes.sum();
  }

  /** How many viewers' messages are read in full, of so many. */
  int readInFull(int viewers) {
    int all = 0;
    for (int number = 0; number < viewers; number++) {
      all += isReadInFull(number) ? 1 : 0;
    }
    return all;
  }

  /** Of processor time that the crowd has used. */
  double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()) / 1e9;
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
        if (selector.select(this::serve, 5) < FEW) {
          Thread.sleep(MOMENT_MS);
        }
      }
    } catch (IOException | RuntimeException | InterruptedException e) {
      failure = e;
    }
  }

  private boolean isReadInFull(int number) {
    return number / streamIds.size() % READ_ONE_OF == 0;
  }

  private void connect(int number) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress("127.0.1." + (1 + number % ADDRESSES), 0));
    int stream = number % streamIds.size();
    channel.register(
        selector, SelectionKey.OP_CONNECT, new ViewerState(stream, isReadInFull(number)));
    channel.connect(gateway);
  }

  private void serve(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    ViewerState viewer = (ViewerState) key.attachment();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        channel.write(handshake(streamIds.get(viewer.stream)));
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
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
  }

  private void read(SocketChannel channel, ViewerState viewer) throws IOException {
    chunk.clear();
    viewer.putBack(chunk);
    int read = channel.read(chunk);
    if (read < 0) {
      throw new IOException("closed");
    }
    bytes.add(read);
    chunk.flip();
    if (!viewer.upgraded) {
      upgrade(viewer);
    }
    if (viewer.upgraded) {
      heard.from(channel, viewer);
      Frames.read(chunk, viewer.inFull && measuring, heard);
    }
    viewer.keep(chunk);
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
    private final boolean inFull;
    private boolean upgraded;
    private byte[] rest = NONE;

    ViewerState(int stream, boolean inFull) {
      this.stream = stream;
      this.inFull = inFull;
    }

    void putBack(ByteBuffer chunk) {
      chunk.put(rest);
    }

    void keep(ByteBuffer chunk) {
      rest = NONE;
      if (chunk.hasRemaining()) {
        rest = new byte[chunk.remaining()];
        chunk.get(rest);
      }
    }
  }

  private final class Heard implements Frames.Listener {
    private SocketChannel channel;
    private int stream;
    private long now;

    void from(SocketChannel nextChannel, ViewerState viewer) {
      channel = nextChannel;
      stream = viewer.stream;
      now = viewer.inFull ? System.nanoTime() : 0;
    }

    @Override
    public void batch(long number) {
      updates.seen(stream, number, now);
    }

    @Override
    public void message() {
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
