package io.vertac.benchmarks.viewers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Machines that send one batch after the other, and when each was acknowledged. The first sensor's
 * value is the batch's number, by which viewers recognise it.
 */
final class Machines implements AutoCloseable {
  static final String COUNTER = "counter";

  private static final int REMEMBERED = 8_192;
  private static final int PER_CONNECTION = 5;

  private final int port;
  private final int sensors;
  private final double updatesPerSecond;
  private final List<String> streamIds = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder acknowledged = new LongAdder();
  private AtomicLongArray acknowledgedAt;
  private volatile boolean stopped;
  private volatile Throwable failure;

  Machines(int port, int sensors, double updatesPerSecond) {
    this.port = port;
    this.sensors = sensors;
    this.updatesPerSecond = updatesPerSecond;
  }

  List<String> streamIds() {
    return streamIds;
  }

  void register(int count) throws IOException {
    try (Connection connection = new Connection(port)) {
      for (int i = 0; i < count; i++) {
        String answer =
            connection.post(
                "/api/live/register",
                "{\"device_name\":\"machine %d\",\"sensor_count\":0,\"sensors\":[]}".formatted(i));
        int at = answer.indexOf("\"stream_id\":\"") + 13;
        streamIds.add(answer.substring(at, at + 36));
      }
    }
    acknowledgedAt = new AtomicLongArray(count * REMEMBERED);
  }

  void start() {
    for (int from = 0; from < streamIds.size(); from += PER_CONNECTION) {
      int first = from;
      int end = Math.min(streamIds.size(), from + PER_CONNECTION);
      Thread thread = new Thread(() -> run(first, end), "machines-" + first);
      threads.add(thread);
      thread.start();
    }
  }

  /** When the batch was acknowledged, as System.nanoTime; 0 if it is not yet. */
  long acknowledgedAt(int stream, long batch) {
    return acknowledgedAt.get(position(stream, batch));
  }

  /** Batches so far. */
  long acknowledged() {
    return acknowledged.sum();
  }

  private static int position(int stream, long batch) {
    return stream * REMEMBERED + (int) (batch % REMEMBERED);
  }

  private void run(int first, int end) {
    try (Connection connection = new Connection(port)) {
      long begun = System.nanoTime();
      long pause = (long) (TimeUnit.SECONDS.toNanos(1) / updatesPerSecond);
      // Machines do not tick in step.
      long shift = pause * first / Math.max(1, streamIds.size());
      for (long batch = 1; !stopped; batch++) {
        sleepUntil(begun + shift + batch * pause);
        for (int stream = first; stream < end; stream++) {
          acknowledgedAt.set(position(stream, batch), 0);
          connection.post("/api/live/batch", batch(streamIds.get(stream), batch));
          acknowledgedAt.set(position(stream, batch), System.nanoTime());
          acknowledged.increment();
        }
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long ahead = nanos - System.nanoTime();
    if (ahead > 0) {
      TimeUnit.NANOSECONDS.sleep(ahead);
    }
  }

  private String batch(String streamId, long number) {
    String now = Instant.now().toString();
    StringBuilder text =
        new StringBuilder("{\"stream_id\":\"").append(streamId).append("\",\"samples\":[");
    for (int sensor = 0; sensor < sensors; sensor++) {
      text.append(sensor == 0 ? "" : ",")
          .append("{\"timestamp\":\"")
          .append(now)
          .append("\",\"sensor_id\":\"")
          .append(sensor == 0 ? COUNTER : "s" + sensor)
          .append("\",\"value\":")
          .append(sensor == 0 ? number : sensor + 0.125)
          .append('}');
    }
    return text.append("]}").toString();
  }

  /** Why machines stopped sending; null if they did not. */
  Throwable failure() {
    return failure;
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** One kept connection; no more of HTTP than this needs, so that it costs little. */
  private static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    String post(String path, String body) throws IOException {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(path, content.length);
      out.write((head + body).getBytes(StandardCharsets.UTF_8));
      String answer = line();
      if (!answer.contains(" 200 ")) {
        throw new IOException(path + " answered " + answer);
      }
      int length = 0;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Integer.parseInt(header.substring(15).strip());
        }
      }
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      int next;
      while ((next = in.read()) != '\n') {
        if (next < 0) {
          throw new IOException("the gateway closed the connection");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
