package io.vertac.edge.outbox;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.source.SourceEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * An outbox in a SQLite file: what was added is on disk when {@link #add} returns, and is there
 * again after a crash, in the same batches under the same ids.
 *
 * <p>Several threads may add; one peeks and removes.
 */
public final class DiskOutbox implements Outbox, AutoCloseable {
  private static final long CLOSE_MILLIS = 10_000;

  private final OutboxWriter writer;
  private final Thread thread;
  private final Map<String, String> notes;
  private final Lane all;

  /**
   * Opens or begins the file.
   *
   * @param ids names batches for the stream as it is called at that moment
   * @throws ConfigurationException if it cannot be opened
   */
  public DiskOutbox(
      Path file,
      OutboxSettings settings,
      Supplier<BatchIds> ids,
      Clock clock,
      OutboxListener listener) {
    writer = new OutboxWriter(file, settings, ids, clock, listener);
    notes = writer.notesFound();
    all = new Lane(writer, 0, Long.MAX_VALUE, true);
    thread = new Thread(writer, "edge-outbox");
    thread.setDaemon(true);
    thread.start();
  }

  /** What an earlier process noted, by name. */
  public Map<String, String> notes() {
    return notes;
  }

  public OutboxStatus status() {
    return writer.status();
  }

  /** Why nothing is stored any more; null while all is well, which includes a full disk. */
  public Throwable failure() {
    return writer.failure();
  }

  /**
   * Stores events, and with them what is to be known after a restart, all or nothing. Returns when
   * they are on disk.
   */
  public void store(List<? extends SourceEvent> events, Map<String, String> toNote)
      throws InterruptedException {
    add(List.copyOf(events), toNote, false);
  }

  /** Samples were lost before they could be stored. */
  public void lost(long fromNanos, long toNanos, long samples, String reason) {
    writer.ask(new Request.Lose(fromNanos, toNanos, samples, reason));
  }

  @Override
  public void add(Delivery delivery) throws InterruptedException {
    if (delivery instanceof SampleBatch batch) {
      add(List.copyOf(batch.samples()), Map.of(), true);
    } else if (delivery instanceof CycleStep step) {
      add(List.of(step.event()), Map.of(), true);
    } else if (delivery instanceof Gap gap) {
      lost(gap.fromNanos(), gap.toNanos(), gap.samples(), gap.reason());
    }
  }

  @Override
  public void end() {
    writer.ask(new Request.End());
  }

  @Override
  public Delivery peek() throws InterruptedException {
    Stored head = all.peek();
    return head == null ? null : head.delivery();
  }

  @Override
  public void remove() {
    all.remove();
  }

  @Override
  public void liftLimit() {
    writer.ask(new Request.Lift());
  }

  @Override
  public long sampleCount() {
    return status().samples();
  }

  /** Part of the outbox, to be emptied by itself. */
  Lane lane(long afterId, long untilId, boolean withGaps) {
    return new Lane(writer, afterId, untilId, withGaps);
  }

  /** The highest id given to a row so far. */
  long lastId() {
    return writer.status().lastId();
  }

  /** Stores what was asked for before, and closes the file. */
  @Override
  public void close() {
    writer.ask(new Request.Close());
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void add(List<SourceEvent> events, Map<String, String> toNote, boolean oneBatch)
      throws InterruptedException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    writer.ask(new Request.Add(events, toNote, oneBatch, done));
    try {
      done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }
}
