package io.vertac.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadPlanTest {

  @Test
  void shouldReadNeighboursTogetherAndGoAroundWideGaps() {
    assertThat(plan(8, holding(0, Encoding.FLOAT32), holding(10, Encoding.INT16)))
        .containsExactly("HOLDING 0+11");
    assertThat(plan(8, holding(0, Encoding.FLOAT32), holding(11, Encoding.INT16)))
        .containsExactly("HOLDING 0+2", "HOLDING 11+1");
  }

  @Test
  void shouldNotAskForMoreThanOneAnswerHolds() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      points.add(holding(i, Encoding.UINT16));
    }
    assertThat(plan(0, points.toArray(Point[]::new)))
        .containsExactly("HOLDING 0+125", "HOLDING 125+75");
  }

  @Test
  void shouldKeepTablesApart() {
    Point coil = new Point(1, Point.Table.COIL, 1, Encoding.BOOL, WordOrder.ABCD);
    assertThat(plan(8, holding(0, Encoding.UINT16), coil))
        .containsExactly("HOLDING 0+1", "COIL 1+1");
  }

  private static Point holding(int address, Encoding encoding) {
    return new Point(0, Point.Table.HOLDING, address, encoding, WordOrder.ABCD);
  }

  private static List<String> plan(int unused, Point... points) {
    return ReadPlan.of(List.of(points), unused).stream()
        .map(block -> block.table() + " " + block.address() + "+" + block.count())
        .toList();
  }
}
