package io.vertac.benchmarks.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The orders in which a recording is played: as recorded, reversed, and shuffled. */
final class Orders {
  private static final int LEARNED_BY_ORDER = 5;

  private Orders() {}

  /**
   * @param number 0 as recorded, 1 reversed, from 2 on shuffled
   * @return the first five healthy cycles of the order, then all others in that order
   */
  static List<RecordedCycle> order(List<RecordedCycle> recorded, int number) {
    List<RecordedCycle> order = new ArrayList<>(recorded);
    if (number == 1) {
      Collections.reverse(order);
    } else if (number > 1) {
      Collections.shuffle(order, new Random(number));
    }
    List<RecordedCycle> first =
        order.stream().filter(c -> !c.faulty()).limit(LEARNED_BY_ORDER).toList();
    List<RecordedCycle> all = new ArrayList<>(first);
    order.stream().filter(c -> !first.contains(c)).forEach(all::add);
    return all;
  }

  static List<Played> play(List<RecordedCycle> order) {
    return new DirectPlay().play(order, LEARNED_BY_ORDER);
  }
}
