package io.vertac.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.BatchSensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SampleBlockTest {

  @Property(tries = 50)
  void shouldKeepLowestHighestAndLastOfEverySensorHoweverOftenReduced(
      @ForAll @IntRange(min = 1, max = 3_000) int size,
      @ForAll @IntRange(min = 1, max = 20) int sensors,
      @ForAll @IntRange(min = 1, max = 500) int maxPoints,
      @ForAll int seed) {
    SampleBlock whole = random(size, sensors, seed);
    SampleBlock half = SampleBlock.concat(whole.split(1 + size / 3)).reduced(maxPoints * 2);
    SampleBlock reduced = SampleBlock.concat(List.of(half)).reduced(maxPoints);
    assertThat(reduced.originalCount()).isEqualTo(size);
    assertThat(reduced.size()).isLessThanOrEqualTo(Math.max(maxPoints, 4 * sensors));
    for (BatchSensor sensor : new HashSet<>(Arrays.asList(whole.sensors()))) {
      assertThat(extremes(reduced, sensor)).isEqualTo(extremes(whole, sensor));
    }
  }

  /** Lowest value, highest value, latest time. */
  private static List<Double> extremes(SampleBlock block, BatchSensor sensor) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    long latest = 0;
    for (int i = 0; i < block.size(); i++) {
      if (block.sensors()[i].equals(sensor)) {
        lowest = Math.min(lowest, block.values()[i]);
        highest = Math.max(highest, block.values()[i]);
        latest = Math.max(latest, block.timesNs()[i]);
      }
    }
    return List.of(lowest, highest, (double) latest);
  }

  private static SampleBlock random(int size, int sensors, int seed) {
    Random random = new Random(seed);
    SampleBlock block =
        new SampleBlock(
            new BatchSensor[size], new long[size], new double[size], new double[size], size);
    for (int i = 0; i < size; i++) {
      String id = "s" + random.nextInt(sensors);
      block.sensors()[i] = new BatchSensor(id, id, "");
      block.timesNs()[i] = random.nextInt(1_000_000);
      block.values()[i] = random.nextGaussian();
    }
    return block;
  }
}
