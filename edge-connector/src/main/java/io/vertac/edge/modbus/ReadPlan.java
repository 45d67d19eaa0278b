package io.vertac.edge.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts neighbouring registers together, so that few requests read them all. */
final class ReadPlan {
  private static final int MOST_REGISTERS = 125;
  private static final int MOST_BITS = 2_000;

  private ReadPlan() {}

  /**
   * One request.
   *
   * @param count registers or bits from the address on
   */
  record Block(Point.Table table, int address, int count, List<Point> points) {}

  /**
   * @param mostUnused so many registers that nobody wants are read along rather than asked around
   */
  static List<Block> of(List<Point> points, int mostUnused) {
    List<Point> sorted =
        points.stream()
            .sorted(Comparator.comparing(Point::table).thenComparing(Point::address))
            .toList();
    List<Block> blocks = new ArrayList<>();
    List<Point> together = new ArrayList<>();
    int end = 0;
    for (Point point : sorted) {
      if (!together.isEmpty() && !fits(together.get(0), end, point, mostUnused)) {
        blocks.add(block(together, end));
        together.clear();
      }
      end = together.isEmpty() ? point.end() : Math.max(end, point.end());
      together.add(point);
    }
    if (!together.isEmpty()) {
      blocks.add(block(together, end));
    }
    return blocks;
  }

  private static boolean fits(Point first, int end, Point next, int mostUnused) {
    int most = first.table().bits() ? MOST_BITS : MOST_REGISTERS;
    return next.table() == first.table()
        && next.address() - end <= mostUnused
        && Math.max(end, next.end()) - first.address() <= most;
  }

  private static Block block(List<Point> points, int end) {
    Point first = points.get(0);
    return new Block(first.table(), first.address(), end - first.address(), List.copyOf(points));
  }
}
