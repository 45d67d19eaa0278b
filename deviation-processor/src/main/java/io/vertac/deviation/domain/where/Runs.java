package io.vertac.deviation.domain.where;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the parts of a curve that lie outside of a band. */
final class Runs {
  /** More would tell nobody where to look. */
  static final int MOST = 3;

  /** A curve that comes back for so small a part of the cycle has not come back. */
  private static final double SHORT_RETURN = 0.02;

  /** What is less than this part of the greatest is not worth a word beside it. */
  private static final double WORTH = 0.1;

  /** If the parts worth a word make up less than this, the difference is spread. */
  private static final double TOGETHER = 0.6;

  private record Run(int first, int last, double weight) {
    Run with(Run next) {
      return new Run(first, next.last, weight + next.weight);
    }
  }

  private Runs() {}

  /**
   * The greatest, in the order of time; one over all of them if they are many and small.
   *
   * @param beyond how far the curve is outside of the band, 0 inside
   * @param lasting how far it is outside of a narrower one as a whole: where it stays out of that
   *     to the same side, it has not come back
   * @param difference from the reference
   */
  static List<Stretch> of(double[] beyond, double[] lasting, double[] difference) {
    List<Run> runs = outside(beyond, lasting);
    if (runs.isEmpty()) {
      return List.of();
    }
    double all = runs.stream().mapToDouble(Run::weight).sum();
    double most = runs.stream().mapToDouble(Run::weight).max().orElse(0);
    List<Run> told =
        runs.stream()
            .sorted(Comparator.comparingDouble(run -> -run.weight()))
            .limit(MOST)
            .filter(run -> run.weight() >= WORTH * most)
            .sorted(Comparator.comparingInt(Run::first))
            .toList();
    if (told.stream().mapToDouble(Run::weight).sum() < TOGETHER * all) {
      told = List.of(runs.get(0).with(runs.get(runs.size() - 1)));
    }
    return told.stream().map(run -> Stretch.of(run.first(), run.last(), difference)).toList();
  }

  private static List<Run> outside(double[] beyond, double[] lasting) {
    int bridged = Math.max(1, (int) (SHORT_RETURN * beyond.length));
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < beyond.length; i++) {
      if (beyond[i] == 0) {
        continue;
      }
      Run point = new Run(i, i, Math.abs(beyond[i]));
      Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (before != null && (i - before.last() <= bridged || stays(lasting, before.last(), i))) {
        runs.set(runs.size() - 1, before.with(point));
      } else {
        runs.add(point);
      }
    }
    return runs;
  }

  private static boolean stays(double[] lasting, int from, int to) {
    double side = Math.signum(lasting[from]);
    boolean stays = side != 0;
    for (int i = from; i <= to && stays; i++) {
      stays = Math.signum(lasting[i]) == side;
    }
    return stays;
  }
}
