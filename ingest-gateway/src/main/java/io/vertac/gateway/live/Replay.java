package io.vertac.gateway.live;

import io.vertac.events.SampleBatch;
import io.vertac.topics.KafkaSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads again what one viewer missed, and writes it as messages that say so. */
final class Replay implements StreamFeed.Out {
  /** Samples that are sent as they were; of more only the peaks. */
  private static final int MAX_POINTS = 30_000;

  /** Samples that are held in memory. */
  private static final int MAX_READ_POINTS = 500_000;

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final KafkaSettings kafka;
  private final KafkaConsumer<String, byte[]> consumer;
  private final LiveDecoders decoders;
  private final LiveMessages messages;
  private final int maxRecords;
  private final Replays.Request request;
  private final List<Told> told = new ArrayList<>();
  private int pointsRead;

  /** The gap is too large, or its beginning is no longer in the topics. */
  static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record Read(SpecificRecord value, long offset, long time) {}

  /**
   * @param samples null for another message
   */
  private record Told(String type, Object data, SampleBlock samples, String cursor) {}

  Replay(
      KafkaSettings kafka,
      KafkaConsumer<String, byte[]> consumer,
      LiveDecoders decoders,
      LiveMessages messages,
      int maxRecords,
      Replays.Request request) {
    this.kafka = kafka;
    this.consumer = consumer;
    this.decoders = decoders;
    this.messages = messages;
    this.maxRecords = maxRecords;
    this.request = request;
  }

  /**
   * @throws TooMuchException if it cannot be given
   * @throws org.apache.kafka.common.KafkaException if Kafka does not give it
   */
  List<SharedMessage> missed() {
    long[] at = begin();
    List<Deque<Read>> byTopic = read(at);
    StreamFeed feed = new StreamFeed(request.streamId(), null, this);
    for (int topic = earliest(byTopic); topic >= 0; topic = earliest(byTopic)) {
      Read next = byTopic.get(topic).remove();
      at[topic] = next.offset() + 1;
      LivePosition after = new LivePosition(at);
      feed.accept(next.value(), next.offset(), after);
      if (feed.collectedPoints() >= LiveChannel.MAX_MERGED_POINTS) {
        feed.flush(after);
      }
    }
    feed.flush(request.to());
    feed.release(request.to(), true);
    return written();
  }

  @Override
  public void event(String type, Object data, String cursor) {
    told.add(new Told(type, data, null, cursor));
  }

  @Override
  public void samples(SampleBlock samples, String cursor) {
    told.add(new Told(null, null, samples, cursor));
  }

  private List<SharedMessage> written() {
    return told.stream()
        .map(
            each ->
                each.samples() == null
                    ? messages.message(each.type(), each.data(), each.cursor(), true)
                    : messages.samples(fitting(each.samples()), each.cursor(), true))
        .toList();
  }

  private SampleBlock fitting(SampleBlock samples) {
    return pointsRead <= MAX_POINTS
        ? samples
        : samples.reduced((int) ((long) samples.size() * MAX_POINTS / pointsRead));
  }

  /** The topic whose next record is the oldest; -1 if there is none. Within a topic order holds. */
  private static int earliest(List<Deque<Read>> byTopic) {
    int earliest = -1;
    for (int i = 0; i < byTopic.size(); i++) {
      Read head = byTopic.get(i).peek();
      if (head != null && (earliest < 0 || head.time() < byTopic.get(earliest).element().time())) {
        earliest = i;
      }
    }
    return earliest;
  }

  /** Where reading begins: what was missed, or the samples of the last seconds. */
  private long[] begin() {
    long[] offsets = request.from().offsets().clone();
    if (request.historySeconds() > 0) {
      long end = offsets[LivePosition.SAMPLES];
      long since = messages.now().minusSeconds(request.historySeconds()).toEpochMilli();
      TopicPartition samples = partition(LivePosition.SAMPLES);
      OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(samples, since)).get(samples);
      // Nothing is found where nothing came since.
      long first = found == null ? end : found.offset();
      offsets[LivePosition.SAMPLES] = Math.min(end, Math.max(first, end - maxRecords));
    }
    return offsets;
  }

  private List<Deque<Read>> read(long[] begin) {
    List<Deque<Read>> byTopic = new ArrayList<>();
    LivePosition.TOPICS.forEach(topic -> byTopic.add(new ArrayDeque<>()));
    List<Integer> unread =
        IntStream.range(0, byTopic.size())
            .filter(i -> begin[i] < request.to().offsets()[i])
            .boxed()
            .toList();
    consumer.assign(unread.stream().map(this::partition).toList());
    unread.forEach(i -> consumer.seek(partition(i), begin[i]));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!unread.stream().allMatch(this::isRead)) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("the missed records did not come in time");
        }
        var records = consumer.poll(POLL);
        unread.forEach(i -> records.records(partition(i)).forEach(r -> keep(i, r, byTopic.get(i))));
      }
    } catch (OffsetOutOfRangeException e) {
      throw new TooMuchException();
    }
    return byTopic;
  }

  private boolean isRead(int topic) {
    return consumer.position(partition(topic)) >= request.to().offsets()[topic];
  }

  private void keep(int topic, ConsumerRecord<String, byte[]> found, Deque<Read> kept) {
    if (found.offset() >= request.to().offsets()[topic]
        || !request.streamId().equals(found.key())
        || found.value() == null) {
      return;
    }
    decoders
        .decode(topic, found)
        .ifPresent(
            value -> {
              if (value instanceof SampleBatch batch) {
                pointsRead += batch.getSamples().size();
                if (pointsRead > MAX_READ_POINTS) {
                  throw new TooMuchException();
                }
              }
              kept.add(new Read(value, found.offset(), found.timestamp()));
            });
  }

  private TopicPartition partition(int topic) {
    return new TopicPartition(LivePosition.TOPICS.get(topic).name(kafka), request.partition());
  }
}
