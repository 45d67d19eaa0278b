package io.vertac.cycle.topology;

import io.vertac.cycle.domain.SampleLog;
import io.vertac.cycle.domain.SampleReader;
import io.vertac.events.SampleBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A stream's samples in a key-value store. Keys sort by stream, cycle and arrival: {@code stream_id
 * | cycle number (4 bytes) | received (8) | sequence (8)}.
 */
final class StoredSampleLog implements SampleLog {
  private final KeyValueStore<Bytes, byte[]> store;
  private final byte[] prefix;

  StoredSampleLog(KeyValueStore<Bytes, byte[]> store, String streamId) {
    this.store = store;
    this.prefix = (streamId + '|').getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void append(int cycleNumber, long receivedUs, long sequence, SampleBatch batch) {
    store.put(key(cycleNumber, receivedUs, sequence), StoredBatch.bytes(batch));
  }

  @Override
  public void scan(int cycleNumber, Consumer<StoredChunk> each) {
    try (KeyValueIterator<Bytes, byte[]> chunks = chunks(cycleNumber)) {
      while (chunks.hasNext()) {
        KeyValue<Bytes, byte[]> chunk = chunks.next();
        each.accept(
            new StoredChunk(received(chunk.key), sequence(chunk.key), StoredBatch.of(chunk.value)));
      }
    }
  }

  @Override
  public void read(int cycleNumber, SampleReader reader) {
    try (KeyValueIterator<Bytes, byte[]> chunks = chunks(cycleNumber)) {
      while (chunks.hasNext()) {
        StoredBatch.read(chunks.next().value, reader);
      }
    }
  }

  @Override
  public void delete(int cycleNumber, StoredChunk chunk) {
    forget(key(cycleNumber, chunk.receivedUs(), chunk.sequence()));
  }

  @Override
  public void deleteAll(int cycleNumber) {
    deleteReceivedBefore(cycleNumber, Long.MAX_VALUE);
  }

  @Override
  public Long deleteReceivedBefore(int cycleNumber, long receivedUs) {
    List<Bytes> doomed = new ArrayList<>();
    Long oldestLeft = null;
    try (KeyValueIterator<Bytes, byte[]> chunks = chunks(cycleNumber)) {
      while (chunks.hasNext() && oldestLeft == null) {
        Bytes key = chunks.next().key;
        if (received(key) < receivedUs) {
          doomed.add(key);
        } else {
          oldestLeft = received(key);
        }
      }
    }
    doomed.forEach(this::forget);
    return oldestLeft;
  }

  /** Unlike the store's own delete it does not read the value first. */
  private void forget(Bytes key) {
    store.put(key, null);
  }

  private KeyValueIterator<Bytes, byte[]> chunks(int cycleNumber) {
    return store.range(key(cycleNumber, 0, 0), key(cycleNumber, Long.MAX_VALUE, Long.MAX_VALUE));
  }

  private Bytes key(int cycleNumber, long receivedUs, long sequence) {
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + Integer.BYTES + 2 * Long.BYTES)
            .put(prefix)
            .putInt(cycleNumber)
            .putLong(receivedUs)
            .putLong(sequence)
            .array());
  }

  private long received(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong(prefix.length + Integer.BYTES);
  }

  private long sequence(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong(prefix.length + Integer.BYTES + Long.BYTES);
  }
}
