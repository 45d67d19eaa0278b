package io.vertac.edge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeColumnTest {
  private static final Numbers DOTS = new Numbers(false);

  @ParameterizedTest
  @CsvSource({
    "1767323045.5, 1767323045500000000",
    "1767323045500, 1767323045500000000",
    "1767323045500000, 1767323045500000000",
    "1767323045500000001, 1767323045500000001",
    "2026-01-02T03:04:05.5Z, 1767323045500000000",
    "2026-01-02T05:04:05.500000001+02:00, 1767323045500000001",
    "2026-01-01 22:04:05-05:00, 1767323045000000000",
    "2026-01-02 04:04:05, 1767323045000000000"
  })
  void shouldReadCalendarTimes(String cell, long expected) {
    TimeColumn column = new TimeColumn(cell, zone("Europe/Berlin"), DOTS);
    assertThat(column.absolute()).isTrue();
    assertThat(column.nanos(cell)).hasValue(expected);
  }

  @Test
  void shouldCountInPeriods() {
    TimeColumn column = new TimeColumn("0", period("0.1"), new Numbers(true));
    assertThat(column.absolute()).isFalse();
    assertThat(column.nanos("3")).hasValue(300_000_000);
    assertThat(column.nanos("0,25")).hasValue(25_000_000);
    assertThat(column.nanos("-1")).hasValue(-100_000_000);
  }

  @Test
  void shouldReadNothingWhenACellIsNoTime() {
    TimeColumn column = new TimeColumn("0", Mapping.NONE, DOTS);
    assertThat(column.nanos("")).isEmpty();
    assertThat(column.nanos("noon")).isEmpty();
    assertThat(column.nanos("1e300")).isEmpty();
    assertThat(column.nanos("1e999999999")).isEmpty();
    assertThat(column.nanos("1e-999999999")).hasValue(0);
  }

  private static Mapping zone(String zone) {
    return new Mapping(null, null, null, null, zone, null, null, null, null, null);
  }

  private static Mapping period(String seconds) {
    return new Mapping(
        null, null, null, null, null, new BigDecimal(seconds), null, null, null, null);
  }
}
