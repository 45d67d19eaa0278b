package io.vertac.edge.outbox;

import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SourceEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of an outbox file without asking it, and every change to it. Copied before a
 * transaction and put back when that fails.
 */
final class OutboxLedger {
  private static final int DROP_AT_ONCE = 64;

  private static final int BYTES_A_SAMPLE = 19;

  private final OutboxSettings settings;
  private final Clock clock;
  private final TreeMap<Long, Long> inFlight;
  private final GapBook gaps;
  private OutboxTotals totals;
  private Cut cut;
  private long oldestMillis;
  private boolean unlimited;
  private boolean ended;
  private long lastDropped = -1;

  OutboxLedger(OutboxSettings settings, Clock clock, OutboxTotals totals, Map<Long, Gap> gaps) {
    this(settings, clock, totals, new GapBook(gaps), new TreeMap<>());
    this.cut = Cut.after(totals.lastBatch());
  }

  private OutboxLedger(
      OutboxSettings settings,
      Clock clock,
      OutboxTotals totals,
      GapBook gaps,
      TreeMap<Long, Long> inFlight) {
    this.settings = settings;
    this.clock = clock;
    this.totals = totals;
    this.gaps = gaps;
    this.inFlight = inFlight;
  }

  OutboxLedger copy() {
    OutboxLedger copy =
        new OutboxLedger(settings, clock, totals, gaps.copy(), new TreeMap<>(inFlight));
    copy.cut = cut;
    copy.oldestMillis = oldestMillis;
    copy.unlimited = unlimited;
    copy.ended = ended;
    copy.lastDropped = lastDropped;
    return copy;
  }

  OutboxTotals totals() {
    return totals;
  }

  int gapCount() {
    return gaps.size();
  }

  void end() {
    ended = true;
  }

  boolean ended() {
    return ended;
  }

  void lift() {
    unlimited = true;
  }

  void oldest(long millis) {
    oldestMillis = millis;
  }

  /** Numbers go on after those of a file that is no more. */
  void continueAfter(OutboxTotals lost) {
    totals =
        new OutboxTotals(0, 0, lost.lastId(), lost.lastBatch(), lost.dropped() + lost.samples());
    cut = Cut.after(lost.lastBatch());
  }

  /** How long, in nanoseconds, until a batch that is not full goes all the same. */
  long untilOpenBatchIsDue(long nowNanos, long spanNanos) {
    return cut.open() ? cut.openedNanos() + spanNanos - nowNanos : Long.MAX_VALUE;
  }

  void apply(OutboxFile file, Request change) throws SQLException {
    if (change instanceof Request.Remove remove) {
      Stored gone = remove.delivery();
      if (gone.delivery() instanceof Gap) {
        gaps.remove(file, gone.firstId());
      } else {
        inFlight.remove(gone.firstId());
        forget(file, gone.firstId(), gone.lastId());
      }
    } else if (change instanceof Request.Lose loss) {
      gaps.lose(file, loss, System.nanoTime());
    }
  }

  /**
   * Stores events, or what the limits leave of them.
   *
   * @return false if they have to wait for room
   */
  boolean add(OutboxFile file, Request.Add add) throws SQLException {
    List<Sample> samples =
        add.events().stream().filter(Sample.class::isInstance).map(Sample.class::cast).toList();
    boolean keep = true;
    if (!samples.isEmpty() && full(samples.size())) {
      switch (settings.limits().policy()) {
        case BLOCK -> {
          return false;
        }
        case DROP_NEWEST -> {
          keep = false;
          lose(file, samples, "drop_newest");
        }
        case DROP_OLDEST -> dropOldest(file, samples.size());
      }
    }
    insert(file, add, keep);
    for (Map.Entry<String, String> note : add.notes().entrySet()) {
      file.note(note.getKey(), note.getValue());
    }
    return true;
  }

  /** Complete batches after an id, and steps; a gap goes before both. */
  List<Stored> take(OutboxFile file, Request.Take take, BatchIds ids, long nowMillis)
      throws SQLException {
    long nowNanos = System.nanoTime();
    if (take.withGaps()) {
      Optional<Stored> gap = gaps.take(0, ended, nowNanos, nowMillis);
      if (gap.isPresent()) {
        return List.of(gap.get());
      }
    }
    boolean due = ended || untilOpenBatchIsDue(nowNanos, settings.batches().span().toNanos()) <= 0;
    BatchReader reader = new BatchReader(file, ids, due ? -1 : openBatch());
    List<Stored> found = reader.read(take.afterId(), take.untilId(), take.most());
    if (reader.reachedBatch() == openBatch()) {
      cut = cut.closed();
    }
    found.forEach(stored -> inFlight.put(stored.firstId(), stored.lastId()));
    return found;
  }

  private long openBatch() {
    return cut.open() ? cut.batch() : -1;
  }

  private boolean full(int more) {
    long age = oldestMillis == 0 ? 0 : clock.millis() - oldestMillis;
    return !unlimited
        && totals.samples() > 0
        && settings
            .limits()
            .exceededBy(
                totals.samples() + more, totals.bytes() + (long) more * BYTES_A_SAMPLE, age);
  }

  private void insert(OutboxFile file, Request.Add add, boolean keepSamples) throws SQLException {
    if (add.oneBatch()) {
      cut = cut.alone();
    }
    List<Sample> together = new ArrayList<>();
    for (SourceEvent event : add.events()) {
      if (event instanceof Sample sample) {
        if (keepSamples) {
          Cut next =
              add.oneBatch()
                  ? cut
                  : cut.with(sample.timeNanos(), settings.batches(), System.nanoTime());
          if (next.batch() != cut.batch()) {
            insertSamples(file, together);
          }
          cut = next;
          together.add(sample);
        }
      } else {
        insertSamples(file, together);
        cut = cut.alone();
        insert(
            file, OutboxRow.STEP, 0, event.timeNanos(), event.timeNanos(), StepBytes.write(event));
      }
    }
    insertSamples(file, together);
    if (add.oneBatch()) {
      cut = cut.closed();
    }
  }

  private void insertSamples(OutboxFile file, List<Sample> samples) throws SQLException {
    if (!samples.isEmpty()) {
      long first = samples.stream().mapToLong(Sample::timeNanos).min().getAsLong();
      long last = samples.stream().mapToLong(Sample::timeNanos).max().getAsLong();
      byte[] body = SampleBytes.write(samples);
      insert(file, OutboxRow.SAMPLES, samples.size(), first, last, body);
      samples.clear();
    }
  }

  private void insert(
      OutboxFile file, int kind, int samples, long firstNanos, long lastNanos, byte[] body)
      throws SQLException {
    OutboxRow row =
        new OutboxRow(
            totals.lastId() + 1,
            cut.batch(),
            kind,
            samples,
            firstNanos,
            lastNanos,
            clock.millis(),
            body);
    file.insert(row);
    totals = totals.with(row);
  }

  private void forget(OutboxFile file, long firstId, long lastId) throws SQLException {
    OutboxTotals less = file.delete(firstId, lastId);
    totals = totals.without(less.samples(), less.bytes());
  }

  private void lose(OutboxFile file, List<Sample> samples, String reason) throws SQLException {
    long from = samples.stream().mapToLong(Sample::timeNanos).min().getAsLong();
    long to = samples.stream().mapToLong(Sample::timeNanos).max().getAsLong();
    lose(file, new Request.Lose(from, to, samples.size(), reason));
  }

  private void lose(OutboxFile file, Request.Lose loss) throws SQLException {
    gaps.lose(file, loss, System.nanoTime());
    totals = totals.withDropped(loss.samples());
  }

  /** Whole batches go, so that none is ever sent in two versions; not those on their way. */
  private void dropOldest(OutboxFile file, int more) throws SQLException {
    long after = 0;
    while (full(more)) {
      List<OutboxRow> rows = file.sampleRows(after, DROP_AT_ONCE);
      if (rows.isEmpty()) {
        return;
      }
      for (OutboxRow row : rows) {
        if (!onItsWay(row.id())) {
          oldestMillis = row.storedMillis();
          if (full(more) || row.batch() == lastDropped) {
            drop(file, row);
          }
        }
      }
      after = rows.get(rows.size() - 1).id();
    }
  }

  private void drop(OutboxFile file, OutboxRow row) throws SQLException {
    lose(file, new Request.Lose(row.firstNanos(), row.lastNanos(), row.samples(), "drop_oldest"));
    forget(file, row.id(), row.id());
    lastDropped = row.batch();
    if (cut.open() && cut.batch() == row.batch()) {
      cut = cut.closed();
    }
  }

  private boolean onItsWay(long id) {
    Map.Entry<Long, Long> range = inFlight.floorEntry(id);
    return range != null && id <= range.getValue();
  }
}
