package io.vertac.gateway.live;

import io.vertac.gateway.kafka.ReaderSettings;
import io.vertac.topics.KafkaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives viewers who come back with a cursor what they missed. Few at a time, so that a crowd that
 * comes back at once costs those who are there little; the others wait in line, and what happens
 * meanwhile waits in their stream's chain.
 */
final class Replays implements AutoCloseable {
  static final LiveData.Trouble TOO_OLD =
      new LiveData.Trouble(
          "cursor_expired",
          "the cursor is not one of this stream or too far back; what follows begins now, what was"
              + " before is in the REST calls");

  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
  private static final int WORKERS = 2;
  private static final int MAX_WAITING = 20_000;
  private static final int MAX_UNSENT = 16;

  private final KafkaSettings kafka;
  private final LiveMessages messages;
  private final int maxRecords;
  private final BlockingQueue<Request> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

  /** Those whose viewers have not taken everything yet. */
  private final Semaphore unsent = new Semaphore(MAX_UNSENT);

  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean closed;

  /**
   * @param from of the first record that was missed
   * @param to after the last one
   * @param historySeconds of samples before that are wanted, too
   */
  record Request(
      Viewer viewer,
      String streamId,
      int partition,
      LivePosition from,
      LivePosition to,
      int historySeconds) {}

  Replays(KafkaSettings kafka, LiveMessages messages, int maxRecords) {
    this.kafka = kafka;
    this.messages = messages;
    this.maxRecords = maxRecords;
    for (int i = 0; i < WORKERS; i++) {
      Thread worker = new Thread(this::run, "gateway-replay-" + i);
      worker.setDaemon(true);
      workers.add(worker);
    }
  }

  void start() {
    workers.forEach(Thread::start);
  }

  /** Where the cursor points to; empty if it is none of this stream, or too far back. */
  Optional<LivePosition> from(String cursor, String streamId, LivePosition now) {
    return LivePosition.parse(cursor, streamId)
        .filter(from -> from.distanceTo(now) >= 0 && from.distanceTo(now) <= maxRecords);
  }

  void add(Request request) {
    if (!waiting.offer(request)) {
      request.viewer().close(Wire.TRY_AGAIN_LATER, "too many come back at once");
    }
  }

  @Override
  public void close() {
    closed = true;
    workers.forEach(Thread::interrupt);
  }

  private void run() {
    LiveDecoders decoders = new LiveDecoders(kafka, () -> closed);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(ReaderSettings.of(kafka, "replay", "none"))) {
      while (!closed) {
        Request request = waiting.take();
        if (!request.viewer().isClosed()) {
          replay(request, new Replay(kafka, consumer, decoders, messages, maxRecords, request));
        }
      }
    } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
      LOG.atDebug().log("replays end");
    }
  }

  private void replay(Request request, Replay replay) throws InterruptedException {
    while (!unsent.tryAcquire(1, TimeUnit.SECONDS)) {
      if (closed || request.viewer().isClosed()) {
        return;
      }
    }
    try {
      request.viewer().resume(replay.missed(), unsent::release);
    } catch (Replay.TooMuchException e) {
      // Of a history nobody was promised anything; a gap must be told.
      List<SharedMessage> instead =
          request.historySeconds() > 0 ? List.of() : List.of(messages.plain("error", TOO_OLD));
      request.viewer().resume(instead, unsent::release);
    } catch (org.apache.kafka.common.errors.InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("replay failed");
      unsent.release();
      request.viewer().close(Wire.TRY_AGAIN_LATER, "Kafka does not answer");
    }
  }
}
