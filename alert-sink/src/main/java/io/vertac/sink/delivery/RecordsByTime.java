package io.vertac.sink.delivery;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of a fetch, those of all partitions merged by their timestamps; each partition's own
 * order stays. A fetch has the partitions one after the other, and a time-series store that gets
 * the same seconds again and again has to merge them each time.
 */
final class RecordsByTime implements Iterable<ConsumerRecord<byte[], byte[]>> {
  private final ConsumerRecords<byte[], byte[]> fetched;

  RecordsByTime(ConsumerRecords<byte[], byte[]> fetched) {
    this.fetched = fetched;
  }

  @Override
  public Iterator<ConsumerRecord<byte[], byte[]>> iterator() {
    return new Merge(fetched);
  }

  /** What is left of one partition. */
  private static final class Rest {
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private int next;

    Rest(List<ConsumerRecord<byte[], byte[]>> records) {
      this.records = records;
    }

    long timestamp() {
      return records.get(next).timestamp();
    }

    ConsumerRecord<byte[], byte[]> take() {
      return records.get(next++);
    }

    boolean isEmpty() {
      return next == records.size();
    }
  }

  private static final class Merge implements Iterator<ConsumerRecord<byte[], byte[]>> {
    private final PriorityQueue<Rest> rests =
        new PriorityQueue<>(Comparator.comparingLong(Rest::timestamp));

    Merge(ConsumerRecords<byte[], byte[]> fetched) {
      for (TopicPartition partition : fetched.partitions()) {
        rests.add(new Rest(fetched.records(partition)));
      }
    }

    @Override
    public boolean hasNext() {
      return !rests.isEmpty();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
      Rest first = rests.poll();
      if (first == null) {
        throw new NoSuchElementException();
      }
      ConsumerRecord<byte[], byte[]> taken = first.take();
      if (!first.isEmpty()) {
        rests.add(first);
      }
      return taken;
    }
  }
}
