package io.vertac.gateway.live;

import io.vertac.curves.PeakKeeping;
import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Some samples of one stream in the order they came, as columns.
 *
 * @param originalCount how many samples these stand for
 */
record SampleBlock(
    BatchSensor[] sensors, long[] timesNs, double[] values, double[] qualities, int originalCount) {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final int KEPT_PER_STRETCH = 4;

  int size() {
    return values.length;
  }

  boolean isMerged() {
    return originalCount > size();
  }

  /**
   * @param known gives one object for equal sensors, so that many blocks share it
   */
  static SampleBlock of(SampleBatch batch, UnaryOperator<BatchSensor> known) {
    List<BatchSensor> named = batch.getSensors().stream().map(known).toList();
    List<Sample> samples = batch.getSamples();
    SampleBlock block = empty(samples.size(), samples.size());
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      block.sensors[i] = named.get(sample.getSensor());
      block.timesNs[i] = sample.getTimeUs() * NANOS_PER_MICRO + sample.getTimeNs();
      block.values[i] = sample.getValue();
      block.qualities[i] = sample.getQuality();
    }
    return block;
  }

  static SampleBlock concat(Collection<SampleBlock> blocks) {
    if (blocks.size() == 1) {
      return blocks.iterator().next();
    }
    int size = blocks.stream().mapToInt(SampleBlock::size).sum();
    SampleBlock all = empty(size, blocks.stream().mapToInt(SampleBlock::originalCount).sum());
    int at = 0;
    for (SampleBlock block : blocks) {
      block.copy(0, all, at, block.size());
      at += block.size();
    }
    return all;
  }

  /** The same samples in blocks of at most so many. */
  List<SampleBlock> split(int maxSize) {
    if (size() <= maxSize) {
      return List.of(this);
    }
    List<SampleBlock> parts = new ArrayList<>();
    for (int from = 0; from < size(); from += maxSize) {
      int length = Math.min(maxSize, size() - from);
      SampleBlock part = empty(length, length);
      copy(from, part, 0, length);
      parts.add(part);
    }
    return parts;
  }

  /**
   * About so many points at most: of each sensor, the first, lowest, highest and last in each of
   * equal stretches of time. Every sensor keeps at least these four.
   */
  SampleBlock reduced(int maxPoints) {
    if (size() <= maxPoints) {
      return this;
    }
    Map<BatchSensor, List<Integer>> bySensor = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      bySensor.computeIfAbsent(sensors[i], sensor -> new ArrayList<>()).add(i);
    }
    int each = Math.max(KEPT_PER_STRETCH, maxPoints / bySensor.size());
    BitSet kept = new BitSet(size());
    bySensor.values().forEach(positions -> keep(positions, each, kept));
    return only(kept);
  }

  private void keep(List<Integer> positions, int maxPoints, BitSet kept) {
    positions.sort(Comparator.comparingLong(i -> timesNs[i]));
    int[] those =
        PeakKeeping.positions(
            positions.size(),
            i -> timesNs[positions.get(i)],
            i -> values[positions.get(i)],
            maxPoints);
    for (int i : those) {
      kept.set(positions.get(i));
    }
  }

  private SampleBlock only(BitSet kept) {
    SampleBlock some = empty(kept.cardinality(), originalCount);
    int at = 0;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      copy(i, some, at++, 1);
    }
    return some;
  }

  private void copy(int from, SampleBlock to, int at, int length) {
    System.arraycopy(sensors, from, to.sensors, at, length);
    System.arraycopy(timesNs, from, to.timesNs, at, length);
    System.arraycopy(values, from, to.values, at, length);
    System.arraycopy(qualities, from, to.qualities, at, length);
  }

  private static SampleBlock empty(int size, int originalCount) {
    return new SampleBlock(
        new BatchSensor[size], new long[size], new double[size], new double[size], originalCount);
  }
}
