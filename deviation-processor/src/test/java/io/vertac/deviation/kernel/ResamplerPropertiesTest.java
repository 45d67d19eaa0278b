package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ResamplerPropertiesTest {
  @Property
  void shouldStayWithinTheSamplesWhenTheyAreFinite(
      @ForAll @Size(min = 1, max = 60) double[] values,
      @ForAll @Size(60) long[] anyOffsets,
      @ForAll @LongRange(min = 0) long duration,
      @ForAll @IntRange(min = 2, max = 40) int points) {
    long[] offsets = anyOffsets.clone();
    Arrays.sort(offsets);
    double[] grid = Resampler.resample(offsets, values, values.length, duration, points);
    double smallest = Arrays.stream(values).min().orElseThrow();
    double largest = Arrays.stream(values).max().orElseThrow();
    for (double value : grid) {
      assertThat(value).isBetween(smallest, largest);
    }
  }

  @Property
  void shouldEncloseGridAndSamplesWhenTheEnvelopeIsTaken(
      @ForAll @Size(min = 1, max = 60) double[] values,
      @ForAll("offsets") long[] anyOffsets,
      @ForAll @IntRange(min = 2, max = 40) int points) {
    long[] offsets = anyOffsets.clone();
    Arrays.sort(offsets);
    double[] grid = Resampler.resample(offsets, values, values.length, 1000, points);
    double[] low = new double[points];
    double[] high = new double[points];
    Envelope.fill(offsets, values, values.length, 1000, grid, low, high);
    for (int i = 0; i < points; i++) {
      assertThat(grid[i]).isBetween(low[i], high[i]);
    }
    assertThat(Arrays.stream(low).min()).isEqualTo(Arrays.stream(values).min());
    assertThat(Arrays.stream(high).max()).isEqualTo(Arrays.stream(values).max());
  }

  @Provide
  Arbitrary<long[]> offsets() {
    return Arbitraries.longs().between(0, 1000).array(long[].class).ofSize(60);
  }
}
