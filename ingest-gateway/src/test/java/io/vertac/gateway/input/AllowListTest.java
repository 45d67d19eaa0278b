package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

  @ParameterizedTest
  @ValueSource(strings = {"PS1", "press.force", "a:b-c_d", "0", "SENSOR.1.2"})
  void shouldTakeOrdinarySensorIds(String id) {
    assertThat(AllowList.isSensorId(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a\"b", "a'b", "a\nb", "a,b", "a=b", "../x", "a/../b", "a..b", ".a", "a b", "ä", "a\\b",
        "a\u0000", "a|b", "a\n"
      })
  void shouldRefuseSensorIdsThatMeanSomethingElsewhere(String id) {
    assertThat(AllowList.isSensorId(id)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kraft",
        "Öltemperatur (°C)",
        "压力 1",
        "P/S: 3 µm + 2 % [a] #1",
        "तापमान",
        "x-y_z.0"
      })
  void shouldTakeNamesOfAnyScript(String name) {
    assertThat(AllowList.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a\"b", "a'b", "a,b", "a=b", "a\nb", "a\\b", "a\u2028b", "a\ud800"})
  void shouldRefuseNamesThatALineProtocolWouldStumbleOver(String name) {
    assertThat(AllowList.isName(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bar", "°C", "m/s²", "N·m", "1/min", "%"})
  void shouldTakeUnits(String unit) {
    assertThat(AllowList.isUnit(unit)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\"",
        "a'",
        "a`",
        "a,b",
        "a=b",
        "a\\b",
        "a\tb",
        "123456789012345678901234567890123"
      })
  void shouldRefuseUnits(String unit) {
    assertThat(AllowList.isUnit(unit)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Press 4, hall \"B\"", "Drehmaschine = groß", "线"})
  void shouldTakeTitlesOnOneLine(String title) {
    assertThat(AllowList.isTitle(title)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000", "a\u202eb", "a\ud800b"})
  void shouldRefuseTitlesWithControls(String title) {
    assertThat(AllowList.isTitle(title)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "123e4567-e89b-12d3-a456-42661417400",
        "123e4567-e89b-12d3-a456-4266141740000",
        "123e4567e89b12d3a456426614174000",
        "123e4567-e89b-12d3-a456-42661417400g",
        "123e4567-e89b-12d3-a456-426614174000\n"
      })
  void shouldRefuseWhatIsNoUuid(String text) {
    assertThat(AllowList.isUuid(text)).isFalse();
  }
}
