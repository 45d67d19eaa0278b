package io.vertac.edge.outbox;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The gaps that are not reported yet. Losses of the same kind that follow one another become one
 * gap, until it is handed out; times in which nothing was read only if nothing lies between them.
 */
final class GapBook {
  private static final long STILL_GROWING_NANOS = 10_000_000_000L;
  private static final long NONE = -1;

  private Map<Long, Gap> gaps;
  private long growing = NONE;
  private long growingSince;
  private long lastNumber;

  /** With the gaps of an earlier process; these do not grow any more. */
  GapBook(Map<Long, Gap> known) {
    gaps = new TreeMap<>(known);
    lastNumber = known.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  GapBook copy() {
    GapBook copy = new GapBook(gaps);
    copy.growing = growing;
    copy.growingSince = growingSince;
    copy.lastNumber = lastNumber;
    return copy;
  }

  int size() {
    return gaps.size();
  }

  void lose(OutboxFile file, Request.Lose loss, long nowNanos) throws SQLException {
    Gap known = gaps.get(growing);
    if (known == null || !known.reason().equals(loss.reason()) || isApart(known, loss)) {
      growing = ++lastNumber;
      growingSince = nowNanos;
      known =
          new Gap(UUID.randomUUID().toString(), loss.fromNanos(), loss.toNanos(), 0, loss.reason());
    }
    Gap larger =
        new Gap(
            known.id(),
            Math.min(known.fromNanos(), loss.fromNanos()),
            Math.max(known.toNanos(), loss.toNanos()),
            known.samples() + loss.samples(),
            known.reason());
    gaps.put(growing, larger);
    file.gap(growing, larger);
  }

  private static boolean isApart(Gap known, Request.Lose loss) {
    boolean unread = known.samples() == 0 && loss.samples() == 0;
    return unread && (loss.fromNanos() > known.toNanos() || loss.toNanos() < known.fromNanos());
  }

  void remove(OutboxFile file, long number) throws SQLException {
    gaps.remove(number);
    file.deleteGap(number);
  }

  /**
   * The next gap to report, if one has come to its end; it does not grow any more.
   *
   * @param last nothing more will come, so none need be waited for
   */
  Optional<Stored> take(long afterNumber, boolean last, long nowNanos, long nowMillis) {
    for (Map.Entry<Long, Gap> gap : gaps.entrySet()) {
      long number = gap.getKey();
      boolean grows = number == growing && !last && nowNanos - growingSince < STILL_GROWING_NANOS;
      if (number > afterNumber && !grows) {
        growing = number == growing ? NONE : growing;
        return Optional.of(new Stored(number, number, nowMillis, gap.getValue()));
      }
    }
    return Optional.empty();
  }
}
