package io.vertac.edge.outbox;

import io.vertac.edge.source.Sample;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Puts rows of an outbox file together to deliveries. Used once. */
final class BatchReader {
  private static final int PAGE = 64;
  private static final int MOST_SAMPLES = 4_000;

  private final OutboxFile file;
  private final BatchIds ids;
  private final long incomplete;
  private final List<Stored> found = new ArrayList<>();
  private final List<OutboxRow> together = new ArrayList<>();
  private int samples;
  private long reached;

  /**
   * @param incomplete the batch that is not to be read yet; -1 for none
   */
  BatchReader(OutboxFile file, BatchIds ids, long incomplete) {
    this.file = file;
    this.ids = ids;
    this.incomplete = incomplete;
  }

  List<Stored> read(long afterId, long untilId, int most) throws SQLException {
    long after = afterId;
    while (found.size() < most && samples < MOST_SAMPLES) {
      List<OutboxRow> page = file.rows(after, untilId, PAGE);
      for (OutboxRow row : page) {
        if (row.batch() == incomplete) {
          finish();
          return found;
        }
        if (!together.isEmpty() && together.get(0).batch() != row.batch()) {
          finish();
          if (found.size() == most) {
            return found;
          }
        }
        together.add(row);
        after = row.id();
      }
      if (page.size() < PAGE) {
        finish();
        return found;
      }
    }
    return found;
  }

  /** The number of the last batch that was read. */
  long reachedBatch() {
    return reached;
  }

  private void finish() {
    if (together.isEmpty()) {
      return;
    }
    OutboxRow first = together.get(0);
    OutboxRow last = together.get(together.size() - 1);
    reached = first.batch();
    found.add(new Stored(first.id(), last.id(), first.storedMillis(), delivery(first)));
    together.clear();
  }

  private Delivery delivery(OutboxRow first) {
    if (first.kind() == OutboxRow.STEP) {
      return new CycleStep(StepBytes.read(first.body()));
    }
    List<Sample> all = new ArrayList<>();
    together.forEach(row -> all.addAll(SampleBytes.read(row.body())));
    samples += all.size();
    return ids.batch(all);
  }
}
