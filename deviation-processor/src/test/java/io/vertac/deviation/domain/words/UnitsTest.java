package io.vertac.deviation.domain.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({"degC, °C", "Cel, °C", "percent, %", "m/s2, m/s²", "um, µm"})
  void shouldBeWrittenAsPeopleDoWhenSentAsAKeyboardGivesThem(String sent, String shown) {
    assertThat(Units.shown(sent)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"kN, kN", "bar, bar", "°C, °C", "C, C", "pcs, pcs", "rpm, rpm"})
  void shouldStayWhenNoOtherSpellingIsKnown(String sent, String shown) {
    assertThat(Units.shown(sent)).isEqualTo(shown);
  }

  @Test
  void shouldStayEmptyWhenThereIsNone() {
    assertThat(Units.shown("")).isEmpty();
  }
}
