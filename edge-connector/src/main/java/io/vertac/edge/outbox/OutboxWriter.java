package io.vertac.edge.outbox;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.source.Sample;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches an outbox's open.file(). Everything that was asked for meanwhile is
 * done in one transaction, so that the disk is waited for once (group commit).
 */
final class OutboxWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxWriter.class);
  private static final int MOST_AT_ONCE = 1_000;
  private static final long IDLE_MILLIS = 1_000;
  private static final long HELD_MILLIS = 100;
  private static final long DISK_RETRY_MILLIS = 200;

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final OpenOutbox open;
  private final OutboxSettings settings;
  private final Supplier<BatchIds> ids;
  private final Clock clock;
  private final OutboxListener listener;
  private final Deque<Request.Add> adds = new ArrayDeque<>();
  private final Deque<Request> changes = new ArrayDeque<>();
  private final List<Request.Take> takes = new ArrayList<>();
  private long diskFailures;
  private boolean closing;
  private volatile RuntimeException failure;
  private volatile OutboxStatus status;

  /**
   * Opens the file; one that is damaged is moved away, and a new one is begun.
   *
   * @throws ConfigurationException if it cannot be opened, for example because another connector
   *     has it open
   */
  OutboxWriter(
      Path path,
      OutboxSettings settings,
      Supplier<BatchIds> ids,
      Clock clock,
      OutboxListener listener) {
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
    this.listener = listener;
    this.open = new OpenOutbox(path, settings, clock, listener);
    updateStatus();
  }

  void ask(Request request) {
    requests.add(request);
  }

  OutboxStatus status() {
    return status;
  }

  /** As of the opening. */
  Map<String, String> notesFound() {
    return Map.copyOf(open.notes());
  }

  @Override
  public void run() {
    try {
      while (!closing || !requests.isEmpty()) {
        sort(next());
        store();
        answer();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("file", open.path()).setCause(e).log("the outbox cannot go on");
      failure = e;
    } finally {
      end();
    }
  }

  /** Why nothing is stored any more; null while all is well. */
  RuntimeException failure() {
    return failure;
  }

  private List<Request> next() throws InterruptedException {
    List<Request> next = new ArrayList<>();
    Request first = requests.poll(patienceMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      next.add(first);
      requests.drainTo(next, MOST_AT_ONCE);
    }
    return next;
  }

  private long patienceMillis() {
    if (diskFailures > 0) {
      return DISK_RETRY_MILLIS;
    }
    if (!adds.isEmpty() || !changes.isEmpty()) {
      return HELD_MILLIS;
    }
    if (takes.isEmpty()) {
      return IDLE_MILLIS;
    }
    long now = System.nanoTime();
    long wait = open.ledger().untilOpenBatchIsDue(now, settings.batches().span().toNanos());
    for (Request.Take take : takes) {
      wait = Math.min(wait, take.deadlineNanos() - now);
    }
    return Math.max(1, Math.min(IDLE_MILLIS, wait / 1_000_000 + 1));
  }

  private void sort(List<Request> next) {
    for (Request request : next) {
      if (request instanceof Request.Add add) {
        adds.add(add);
      } else if (request instanceof Request.Take take) {
        takes.add(take);
      } else if (request instanceof Request.End) {
        open.ledger().end();
      } else if (request instanceof Request.Lift) {
        open.ledger().lift();
      } else if (request instanceof Request.Close) {
        closing = true;
      } else {
        changes.add(request);
      }
    }
  }

  /** One transaction. If the disk is full, removing alone is tried: it makes room. */
  private void store() {
    if (adds.isEmpty() && changes.isEmpty()) {
      return;
    }
    if (!transact(true) && !changes.isEmpty()) {
      transact(false);
    }
  }

  private boolean transact(boolean withAdds) {
    OutboxLedger before = open.ledger().copy();
    List<Request.Add> stored = new ArrayList<>();
    try {
      open.file().begin();
      for (Request change : changes) {
        open.ledger().apply(open.file(), change);
      }
      while (withAdds && !adds.isEmpty() && open.ledger().add(open.file(), adds.peek())) {
        stored.add(adds.poll());
      }
      if (stored.isEmpty() && changes.isEmpty()) {
        open.file().rollback();
        return true;
      }
      open.file().total(open.ledger().totals());
      open.file().commit();
    } catch (SQLException e) {
      failed(before, stored, e);
      return false;
    }
    changes.clear();
    confirm(stored, before);
    return true;
  }

  private void confirm(List<Request.Add> stored, OutboxLedger before) {
    if (diskFailures > 0 && (!stored.isEmpty() || adds.isEmpty())) {
      LOG.atInfo().addKeyValue("file", open.path()).log("the disk takes samples again");
      listener.diskRecovered();
      diskFailures = 0;
    }
    updateStatus();
    long dropped = open.ledger().totals().dropped() - before.totals().dropped();
    if (dropped > 0) {
      listener.dropped(dropped, settings.limits().policy().name());
    }
    for (Request.Add add : stored) {
      open.notes().putAll(add.notes());
      listener.stored((int) add.events().stream().filter(Sample.class::isInstance).count());
      add.done().complete(null);
    }
  }

  private void failed(OutboxLedger before, List<Request.Add> stored, SQLException error) {
    open.restore(before);
    for (int i = stored.size() - 1; i >= 0; i--) {
      adds.addFirst(stored.get(i));
    }
    try {
      open.file().rollback();
    } catch (SQLException e) {
      error.addSuppressed(e);
    }
    if (Quarantined.damaged(error)) {
      replace(error);
    } else {
      diskFailures++;
      if (Long.bitCount(diskFailures) == 1) {
        LOG.atError()
            .addKeyValue("file", open.path())
            .addKeyValue("reason", error.getMessage())
            .log("cannot store samples, reading waits until the disk takes them");
        listener.waitingForDisk(error.getMessage());
      }
    }
  }

  private void answer() {
    if (takes.isEmpty()) {
      return;
    }
    try {
      List<Request.Take> waiting = List.copyOf(takes);
      takes.clear();
      for (Request.Take take : waiting) {
        answer(take);
      }
    } catch (SQLException e) {
      if (Quarantined.damaged(e)) {
        replace(e);
      } else {
        LOG.atError().addKeyValue("file", open.path()).setCause(e).log("cannot read the outbox");
      }
    }
  }

  private void answer(Request.Take take) throws SQLException {
    List<Stored> found;
    try {
      found = open.ledger().take(open.file(), take, ids.get(), clock.millis());
    } catch (SQLException e) {
      takes.add(take);
      throw e;
    }
    boolean last = open.ledger().ended() && adds.isEmpty() && changes.isEmpty();
    if (!found.isEmpty() || last || take.deadlineNanos() - System.nanoTime() <= 0) {
      take.done().complete(found);
    } else {
      takes.add(take);
    }
  }

  private void replace(SQLException error) {
    open.replace(error, status.oldestMillis());
    updateStatus();
  }

  private void updateStatus() {
    long oldest = 0;
    try {
      List<OutboxRow> rows = open.file().sampleRows(0, 1);
      oldest = rows.isEmpty() ? 0 : rows.get(0).storedMillis();
    } catch (SQLException e) {
      oldest = status == null ? 0 : status.oldestMillis();
    }
    open.ledger().oldest(oldest);
    OutboxTotals totals = open.ledger().totals();
    status =
        new OutboxStatus(
            totals.samples(),
            totals.bytes(),
            oldest,
            totals.dropped(),
            open.ledger().gapCount(),
            totals.lastId());
  }

  private void end() {
    open.close();
    IllegalStateException closed = new IllegalStateException("the outbox is closed");
    adds.forEach(add -> add.done().completeExceptionally(closed));
    takes.forEach(take -> take.done().complete(List.of()));
    for (Request request : requests) {
      if (request instanceof Request.Add add) {
        add.done().completeExceptionally(closed);
      } else if (request instanceof Request.Take take) {
        take.done().complete(List.of());
      }
    }
  }
}
