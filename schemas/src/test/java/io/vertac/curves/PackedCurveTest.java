package io.vertac.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedCurveTest {
  private static final int POINTS = 10_000;

  @Test
  void shouldGiveBackWhatWasPacked() {
    PackedCurve curve = noise(POINTS);
    PackedCurve back = PackedCurve.unpack(curve.pack());
    assertThat(back.offsetsNs()).containsExactly(curve.offsetsNs());
    assertThat(back.values()).containsExactly(curve.values());
    assertThat(PackedCurve.unpack(noise(0).pack()).values()).isEmpty();
  }

  @Test
  void shouldKeepThePeaksWhenReduced() {
    PackedCurve curve = noise(POINTS);
    curve.values()[4_321] = 99;
    curve.values()[8_765] = -99;
    PackedCurve reduced = curve.reduced(100);
    assertThat(reduced.values().length).isBetween(50, 100);
    assertThat(reduced.offsetsNs()).isSorted().hasSize(reduced.values().length);
    assertThat(Arrays.stream(reduced.values()).max()).hasValue(99);
    assertThat(Arrays.stream(reduced.values()).min()).hasValue(-99);
    assertThat(reduced.values()[0]).isEqualTo(curve.values()[0]);
    assertThat(reduced.values()[reduced.values().length - 1]).isEqualTo(curve.values()[POINTS - 1]);
  }

  @Test
  void shouldLeaveAShortCurveAsItIs() {
    PackedCurve curve = noise(100);
    assertThat(curve.reduced(100)).isSameAs(curve);
  }

  private static PackedCurve noise(int points) {
    Random random = new Random(7);
    long[] offsets = LongStream.range(0, points).map(i -> i * 1_000_000).toArray();
    return new PackedCurve(offsets, random.doubles(points).toArray());
  }
}
