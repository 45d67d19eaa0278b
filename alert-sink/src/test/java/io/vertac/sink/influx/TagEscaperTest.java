package io.vertac.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagEscaperTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "two words|two\\ words",
        "a,b=c|a\\,b\\=c",
        "\"quoted\"|\"quoted\"",
        "it's|it's",
        "C:\\temp\\|C:/temp/",
        "Öldruck µ|Öldruck\\ µ",
      })
  void shouldEscapeWhatLineProtocolReserves(String value, String expected) {
    assertThat(tag(value)).isEqualTo(",k=" + expected);
  }

  @Test
  void shouldWriteLineBreaksAndTabsAsSpaces() {
    assertThat(tag("a\nb\r\tc")).isEqualTo(",k=a\\ b\\ \\ c");
  }

  @Test
  void shouldWriteNothingForAnEmptyValue() {
    assertThat(tag("")).isEmpty();
  }

  private static String tag(String value) {
    StringBuilder line = new StringBuilder();
    TagEscaper.append(line, "k", value);
    return line.toString();
  }
}
