package io.vertac.cycle.domain;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** A curve's columns as lists without a second copy of the data: Avro reads them once. */
final class CurveColumns {
  private CurveColumns() {}

  static List<Long> offsets(Curve curve, long startNs) {
    return new Column<>(curve.size(), i -> curve.timeNs(i) - startNs);
  }

  static List<Double> values(Curve curve) {
    return new Column<>(curve.size(), curve::value);
  }

  /** Empty when every sample is of full quality. */
  static List<Double> qualities(Curve curve) {
    for (int i = 0; i < curve.size(); i++) {
      if (curve.quality(i) != 1.0) {
        return new Column<>(curve.size(), curve::quality);
      }
    }
    return List.of();
  }

  private static final class Column<T> extends AbstractList<T> implements RandomAccess {
    private final int size;
    private final IntFunction<T> element;

    Column(int size, IntFunction<T> element) {
      this.size = size;
      this.element = element;
    }

    @Override
    public T get(int index) {
      return element.apply(index);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
