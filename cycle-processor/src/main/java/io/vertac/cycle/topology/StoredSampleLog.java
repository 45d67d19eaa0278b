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
 * | cycle number (4 bytes) | received (8) | sequence (8)}. Those that wait for a start are deleted
 * by when they were received, so each batch is a value of its own; a cycle's are deleted together,
 * its chunks hold several batches, and no time is in their keys.
 */
final class StoredSampleLog implements SampleLog {
  private final KeyValueStore<Bytes, byte[]> store;
  private final HeldStream held;
  private final long commits;
  private final byte[] prefix;

  /**
   * @param commits how many were asked for so far
   */
  StoredSampleLog(
      KeyValueStore<Bytes, byte[]> store, String streamId, HeldStream held, long commits) {
    this.store = store;
    this.held = held;
    this.commits = commits;
    this.prefix = (streamId + '|').getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void append(int cycleNumber, long receivedUs, long sequence, SampleBatch batch) {
    byte[] bytes = StoredBatch.bytes(batch);
    if (cycleNumber == PENDING) {
      store.put(key(PENDING, new Place(receivedUs, sequence)), bytes);
      return;
    }
    OpenChunk chunk = held.chunk();
    if (chunk == null || !chunk.takes(cycleNumber, commits, bytes.length)) {
      chunk = new OpenChunk(key(cycleNumber, new Place(0, sequence)), cycleNumber, commits);
      held.open(chunk);
    }
    chunk.add(bytes);
    store.put(chunk.key(), chunk.value());
  }

  @Override
  public void scan(int cycleNumber, Consumer<StoredChunk> each) {
    try (KeyValueIterator<Bytes, byte[]> chunks = chunks(cycleNumber)) {
      while (chunks.hasNext()) {
        KeyValue<Bytes, byte[]> chunk = chunks.next();
        List<SampleBatch> batches = StoredBatch.all(chunk.value);
        each.accept(new StoredChunk(cycleNumber, place(chunk.key), batches));
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
  public void replace(StoredChunk chunk, List<SampleBatch> batches) {
    held.closeChunk();
    byte[] value = null;
    for (SampleBatch batch : batches) {
      value = Chunks.with(value == null ? Chunks.EMPTY : value, StoredBatch.bytes(batch));
    }
    store.put(key(chunk.cycleNumber(), chunk.place()), value);
  }

  @Override
  public void deleteAll(int cycleNumber) {
    held.closeChunk();
    deleteReceivedBefore(cycleNumber, Long.MAX_VALUE);
  }

  @Override
  public Long deletePendingBefore(long receivedUs) {
    return deleteReceivedBefore(PENDING, receivedUs);
  }

  private Long deleteReceivedBefore(int cycleNumber, long receivedUs) {
    List<Bytes> doomed = new ArrayList<>();
    Long oldestLeft = null;
    try (KeyValueIterator<Bytes, byte[]> chunks = chunks(cycleNumber)) {
      while (chunks.hasNext() && oldestLeft == null) {
        Bytes key = chunks.next().key;
        if (place(key).receivedUs() < receivedUs) {
          doomed.add(key);
        } else {
          oldestLeft = place(key).receivedUs();
        }
      }
    }
    // Unlike the store's own delete, this does not read the value first.
    doomed.forEach(key -> store.put(key, null));
    return oldestLeft;
  }

  private KeyValueIterator<Bytes, byte[]> chunks(int cycleNumber) {
    return store.range(
        key(cycleNumber, new Place(0, 0)),
        key(cycleNumber, new Place(Long.MAX_VALUE, Long.MAX_VALUE)));
  }

  private Bytes key(int cycleNumber, Place place) {
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + Integer.BYTES + 2 * Long.BYTES)
            .put(prefix)
            .putInt(cycleNumber)
            .putLong(place.receivedUs())
            .putLong(place.sequence())
            .array());
  }

  private Place place(Bytes key) {
    ByteBuffer bytes = ByteBuffer.wrap(key.get());
    int at = prefix.length + Integer.BYTES;
    return new Place(bytes.getLong(at), bytes.getLong(at + Long.BYTES));
  }
}
