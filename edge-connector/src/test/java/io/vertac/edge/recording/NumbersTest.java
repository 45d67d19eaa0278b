package io.vertac.edge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  private final Numbers numbers = new Numbers(false);

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1f", "2d", "0x1p3", "Infinity", "NaN", "1e999", "1,5", "--1"})
  void shouldRefuseWhatIsNoFiniteDecimalNumber(String cell) {
    assertThat(numbers.isNumber(cell)).isFalse();
  }

  @Test
  void shouldReadDecimalNumbers() {
    assertThat(numbers.parse("-1.5e-3")).isEqualTo(-0.0015);
    assertThat(numbers.parse("+7.")).isEqualTo(7);
    assertThat(new Numbers(true).parse("3,25")).isEqualTo(3.25);
  }

  @Test
  void shouldTellMissingFromBad() {
    assertThat(Numbers.isMissing("")).isTrue();
    assertThat(Numbers.isMissing("NaN")).isTrue();
    assertThat(Numbers.isMissing("bad")).isFalse();
  }

  @Test
  void shouldRefuseAPointWhenTheDecimalSignIsAComma() {
    assertThat(new Numbers(true).isNumber("1.234")).isFalse();
    assertThat(new Numbers(true).isNumber("12.5")).isFalse();
    assertThat(new Numbers(false).isNumber("1.234")).isTrue();
  }
}
