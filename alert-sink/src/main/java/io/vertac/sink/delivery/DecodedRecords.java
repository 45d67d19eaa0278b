package io.vertac.sink.delivery;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes records while they are iterated over, so that a writer that goes through them once keeps
 * no more than one decoded batch of samples in memory.
 */
final class DecodedRecords implements Iterable<SinkRecord> {
  private final Iterable<ConsumerRecord<byte[], byte[]>> fetched;
  private final RecordDecoder decoder;
  private final List<Rejection> rejected;

  /**
   * @param rejected receives what cannot be decoded
   */
  DecodedRecords(
      Iterable<ConsumerRecord<byte[], byte[]>> fetched,
      RecordDecoder decoder,
      List<Rejection> rejected) {
    this.fetched = fetched;
    this.decoder = decoder;
    this.rejected = rejected;
  }

  @Override
  public Iterator<SinkRecord> iterator() {
    Iterator<ConsumerRecord<byte[], byte[]>> origins = fetched.iterator();
    return new Iterator<>() {
      private Optional<SinkRecord> next = Optional.empty();

      @Override
      public boolean hasNext() {
        while (next.isEmpty() && origins.hasNext()) {
          next = decoder.decode(origins.next(), rejected);
        }
        return next.isPresent();
      }

      @Override
      public SinkRecord next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        SinkRecord record = next.get();
        next = Optional.empty();
        return record;
      }
    };
  }
}
