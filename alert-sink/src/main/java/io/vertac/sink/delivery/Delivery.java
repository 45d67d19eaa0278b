package io.vertac.sink.delivery;

import io.vertac.sink.DestinationStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the records of some topics to one destination, on a thread of its own.
 *
 * <p>Offsets are committed to Kafka after the destination has stored the records and Kafka has
 * acknowledged the dead letters, never before: what was not committed is read and written again,
 * and as writing is idempotent it is there once. (Keeping offsets in the destination's own
 * transaction would save that second write after a crash, but tie every destination to one that has
 * transactions, and hide the lag from Kafka's own tools.)
 *
 * <p>A destination that is away is waited for without end. The records of the failed write are
 * fetched again afterwards: nothing is held in memory meanwhile, and a rebalance during the wait
 * needs no care.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long SILENCE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final String destination;
  private final TopicReader reader;
  private final RecordDecoder decoder;
  private final RecordWriter writer;
  private final DeadLetters deadLetters;
  private final Backoff backoff;
  private final DestinationHealth health;
  private final Map<String, LongAdder> rejections =
      Map.of(
          Rejection.UNDECODABLE, new LongAdder(),
          Rejection.UNWRITABLE, new LongAdder());
  private final Thread thread;
  private long heardOf = System.nanoTime();
  private volatile boolean running = true;
  private volatile Throwable failure;

  /**
   * @param writer closed with this delivery
   * @param deadLetters shared with others; left open
   */
  public Delivery(
      Subscription subscription, RecordWriter writer, DeadLetters deadLetters, Clock clock) {
    this.destination = subscription.destination();
    this.reader = new TopicReader(subscription.open());
    this.decoder = new RecordDecoder(subscription.kafka(), subscription.topics());
    this.writer = writer;
    this.deadLetters = deadLetters;
    this.backoff =
        new Backoff(
            subscription.settings().retryMin(),
            subscription.settings().retryMax(),
            RandomGenerator.getDefault());
    this.health = new DestinationHealth(destination, clock);
    this.thread = new Thread(this::run, "alert-sink-" + destination);
  }

  public String destination() {
    return destination;
  }

  /** How many records could not be written, by the reason. */
  public Map<String, LongAdder> rejections() {
    return rejections;
  }

  /** What keeps records from the destination, for people; empty if nothing does. */
  public Optional<String> trouble() {
    DestinationStatus now = status();
    return now.state() == DestinationStatus.State.UP
        ? reader.trouble()
        : Optional.of(
            destination + " is not reached: " + now.lastError().orElse("it has not answered yet"));
  }

  public DestinationStatus status() {
    return health.status();
  }

  /** What ended the delivery for good; null while it goes on. */
  public Throwable failure() {
    return failure;
  }

  /** Returns when the destination was reached for the first time, or is known to be away. */
  public void start(Duration longestWait) throws InterruptedException {
    thread.start();
    health.awaitKnown(longestWait);
  }

  private void run() {
    try {
      while (running) {
        deliver(reader.poll(POLL));
        health.lag(reader.lag());
      }
    } catch (Throwable e) {
      // Only Kafka itself and errors of the machine end up here: the service has to end, visibly.
      if (running) {
        failure = e;
      }
    }
  }

  private void deliver(ConsumerRecords<byte[], byte[]> fetched) {
    try {
      writer.prepare();
      checkIfIdle(fetched);
      write(fetched);
    } catch (RuntimeException e) {
      if (!running) {
        return;
      }
      // Also what nobody foresaw: to wait and say so loses nothing, to go on would.
      health.down(e);
      reader.rewind(fetched);
      reader.pauseFor(backoff.next(), () -> running);
      return;
    }
    health.up();
    backoff.reset();
    reader.commit();
  }

  private void checkIfIdle(ConsumerRecords<byte[], byte[]> fetched) {
    long now = System.nanoTime();
    if (!fetched.isEmpty()) {
      heardOf = now;
    } else if (now - heardOf > SILENCE_NANOS) {
      writer.check();
      heardOf = now;
    }
  }

  private void write(ConsumerRecords<byte[], byte[]> fetched) {
    if (fetched.isEmpty()) {
      return;
    }
    List<Rejection> rejected = new ArrayList<>();
    WriteOutcome outcome =
        writer.write(new DecodedRecords(new RecordsByTime(fetched), decoder, rejected));
    rejected.addAll(outcome.rejected());
    deadLetters.send(rejected);
    rejected.forEach(rejection -> rejections.get(rejection.reason()).increment());
    health.written(
        fetched.count() - rejected.size(), outcome.items(), rejected.size(), newest(fetched));
  }

  private static long newest(ConsumerRecords<byte[], byte[]> fetched) {
    long newest = 0;
    for (ConsumerRecord<byte[], byte[]> found : fetched) {
      newest = Math.max(newest, found.timestamp());
    }
    return newest;
  }

  /** Lets the write under way end, unless it takes too long; then it is written again later. */
  @Override
  public void close() {
    running = false;
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(CLOSE_TIMEOUT.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.atWarn().addKeyValue("destination", destination).log("a write did not end in time");
      return;
    }
    reader.close();
    decoder.close();
    writer.close();
  }
}
