package io.vertac.gateway.live;

import io.vertac.gateway.kafka.ReaderSettings;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.StreamPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of the live channel, of each only the partitions with streams that somebody
 * watches, from the moment that somebody does. One thread; everything here but {@link #execute} and
 * {@link #close} happens on it.
 */
final class LiveReader implements AutoCloseable {
  /** Takes what was read. */
  interface Listener {
    /** False for streams that nobody watches: their records are not even decoded. */
    boolean isWatched(String streamId);

    /**
     * @param after how far the stream's topics are read with this record
     */
    void read(String streamId, SpecificRecord value, long offset, LivePosition after);

    /** All that had come of a topic is read. */
    void topicRead();

    /** All that had come is read. */
    void roundRead();
  }

  private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final long PAUSE_MS = 500;
  private static final long IDLE_MS = 10;
  private static final long CLOSE_MS = 5_000;

  private final KafkaSettings kafka;
  private final Listener listener;
  private final LiveDecoders decoders;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Integer> watchers = new HashMap<>();
  private final Map<Integer, LivePosition> positions = new HashMap<>();
  private final Thread thread = new Thread(this::run, "gateway-live");
  private volatile boolean closed;
  private int partitions;

  LiveReader(KafkaSettings kafka, Listener listener) {
    this.kafka = kafka;
    this.listener = listener;
    this.decoders = new LiveDecoders(kafka, () -> closed);
    this.consumer = new KafkaConsumer<>(ReaderSettings.of(kafka, "live", "latest"));
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Runs something between two reads. */
  void execute(Runnable task) {
    tasks.add(task);
  }

  /**
   * @throws KafkaException if Kafka does not tell
   */
  int partitionOf(String streamId) {
    if (partitions == 0) {
      partitions = consumer.partitionsFor(LivePosition.TOPICS.get(0).name(kafka), ASK).size();
    }
    return StreamPartition.of(streamId, partitions);
  }

  /**
   * Reads the partition from now on, for one more watched stream.
   *
   * @throws KafkaException if Kafka does not tell where its end is; nothing has changed then
   */
  void watch(int partition) {
    if (!watchers.containsKey(partition)) {
      List<TopicPartition> before = new ArrayList<>(consumer.assignment());
      List<TopicPartition> fresh = topicPartitions(partition);
      List<TopicPartition> all = new ArrayList<>(before);
      all.addAll(fresh);
      try {
        consumer.assign(all);
        consumer.seekToEnd(fresh);
        long[] offsets = fresh.stream().mapToLong(tp -> consumer.position(tp, ASK)).toArray();
        positions.put(partition, new LivePosition(offsets));
      } catch (KafkaException e) {
        consumer.assign(before);
        throw e;
      }
    }
    watchers.merge(partition, 1, Integer::sum);
  }

  /** One watched stream less; the last one's partition is read no more. */
  void unwatch(int partition) {
    if (watchers.merge(partition, -1, Integer::sum) == 0) {
      watchers.remove(partition);
      positions.remove(partition);
      List<TopicPartition> left = new ArrayList<>(consumer.assignment());
      left.removeIf(tp -> tp.partition() == partition);
      consumer.assign(left);
    }
  }

  /** Records that are not read yet, of the partition with most of them. */
  double lag() {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("records-lag-max"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  /** How far the partition's topics are read. */
  LivePosition position(int partition) {
    return positions.get(partition);
  }

  @Override
  public void close() {
    closed = true;
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (!closed) {
        step();
      }
    } catch (InterruptException e) {
      LOG.atDebug().log("live reader interrupted");
    }
  }

  private void step() {
    try {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      if (consumer.assignment().isEmpty()) {
        pause(IDLE_MS);
      } else {
        read(consumer.poll(POLL));
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever it is: viewers of other streams must not be without messages for it.
      LOG.atWarn().addKeyValue("error", e.toString()).setCause(e).log("live channel stumbles");
      pause(PAUSE_MS);
    }
  }

  private void read(ConsumerRecords<String, byte[]> records) {
    for (int topic = 0; topic < LivePosition.TOPICS.size(); topic++) {
      for (ConsumerRecord<String, byte[]> found :
          records.records(LivePosition.TOPICS.get(topic).name(kafka))) {
        read(topic, found);
      }
      listener.topicRead();
    }
    listener.roundRead();
  }

  private void read(int topic, ConsumerRecord<String, byte[]> found) {
    LivePosition position = positions.get(found.partition());
    if (position == null) {
      return;
    }
    position.offsets()[topic] = found.offset() + 1;
    if (found.key() != null && found.value() != null && listener.isWatched(found.key())) {
      decoders
          .decode(topic, found)
          .ifPresent(value -> listener.read(found.key(), value, found.offset(), position));
    }
  }

  private List<TopicPartition> topicPartitions(int partition) {
    return IntStream.range(0, LivePosition.TOPICS.size())
        .mapToObj(t -> new TopicPartition(LivePosition.TOPICS.get(t).name(kafka), partition))
        .toList();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
