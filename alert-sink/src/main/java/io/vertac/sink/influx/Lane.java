package io.vertac.sink.influx;

import io.vertac.sink.delivery.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One way to the server: a request on the road, and meanwhile the lines of the next. Whatever
 * concerns one stream takes the same lane, so that of two values for one moment the later stays.
 */
final class Lane {
  private final InfluxServer server;
  private final Executor executor;
  private LineBatch filling;
  private LineBatch sending;
  private CompletableFuture<Sent> underway = CompletableFuture.completedFuture(Sent.NOTHING);
  private long points;

  /** What one request led to. */
  private record Sent(long points, Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    static final Sent NOTHING = new Sent(0, Map.of());
  }

  Lane(InfluxServer server, int batchPoints, Executor executor) {
    this.server = server;
    this.executor = executor;
    this.filling = new LineBatch(batchPoints);
    this.sending = new LineBatch(batchPoints);
  }

  /** Forgets what an earlier attempt left, and waits until nothing of it is on the road. */
  void clear() {
    underway.handle((sent, error) -> null).join();
    underway = CompletableFuture.completedFuture(Sent.NOTHING);
    filling.clear();
    points = 0;
  }

  /** Appends the record's lines, and sends whenever a request is full. */
  void append(
      ConsumerRecord<byte[], byte[]> origin,
      LineProtocol samples,
      Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    int next = 0;
    while (next < samples.size()) {
      next = filling.append(origin, samples, next);
      if (filling.isFull()) {
        send(rejected);
      }
    }
  }

  /**
   * Sends what is left and waits for it.
   *
   * @return how many points were stored since {@link #clear}
   */
  long finish(Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    if (filling.size() > 0) {
      send(rejected);
    }
    await(rejected);
    return points;
  }

  private void send(Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    await(rejected);
    LineBatch full = filling;
    filling = sending;
    filling.clear();
    sending = full;
    underway = CompletableFuture.supplyAsync(() -> sent(full), executor);
  }

  /**
   * @throws io.vertac.sink.delivery.DestinationUnavailableException if the server cannot take them
   */
  private void await(Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    try {
      Sent sent = underway.join();
      underway = CompletableFuture.completedFuture(Sent.NOTHING);
      points += sent.points();
      sent.rejected().forEach(rejected::putIfAbsent);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  private Sent sent(LineBatch lines) {
    Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected = new LinkedHashMap<>();
    return new Sent(send(lines, 0, lines.size(), rejected), rejected);
  }

  /**
   * Halves what the server refuses until the records it refuses are found.
   *
   * @return how many points were stored
   */
  private long send(
      LineBatch lines, int from, int to, Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    Optional<String> refusal = server.write(lines.text(from, to));
    if (refusal.isEmpty()) {
      return lines.points(from, to);
    }
    if (to - from == 1) {
      ConsumerRecord<byte[], byte[]> origin = lines.origin(from);
      rejected.putIfAbsent(origin, Rejection.unwritable(origin, refusal.get()));
      return 0;
    }
    int middle = (from + to) >>> 1;
    return send(lines, from, middle, rejected) + send(lines, middle, to, rejected);
  }
}
