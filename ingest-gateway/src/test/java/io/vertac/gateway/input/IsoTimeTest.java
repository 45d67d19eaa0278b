package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z,                 0",
    "1970-01-01T00:00:00.000000001Z,       1",
    "1969-12-31T23:59:59.999999999Z,      -1",
    "1970-01-01T02:00:00+02:00,            0",
    "1969-12-31T18:30:00-05:30,            0",
    "1970-01-01t00:00:01z,        1000000000",
    "1970-01-01T00:00:00.5Z,       500000000",
    "1970-01-01T00:01Z,          60000000000",
    "1970-01-01T02:00:00+0200,             0",
    "1970-01-01T02:00:00+02,               0"
  })
  void shouldReadTimesWithOffset(String text, long nanos) {
    assertThat(IsoTime.epochNanos(text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-01-01 00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:60Z",
        "2026-01-01T00:00:00.1234567890Z",
        "2026-01-01T00:00:00+19:00",
        "2026-01-01T00:00:00+02:60",
        "2026-01-01T00:00:00Zz",
        "2026-01-01T0a:00:00Z",
        "٢٠٢٦-01-01T00:00:00Z",
        "1735689600"
      })
  void shouldRefuseWhatIsNoTime(String text) {
    assertThat(IsoTime.epochNanos(text)).isEqualTo(IsoTime.INVALID);
    assertThat(IsoTime.instant(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "+12026-01-01T00:00:00Z"})
  void shouldSayWhenATimeIsTooFarAway(String text) {
    assertThat(IsoTime.epochNanos(text)).isEqualTo(IsoTime.FAR_AWAY);
  }

  @Property
  void shouldAgreeWithJavaTime(@ForAll("times") OffsetDateTime time) {
    String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    Instant expected = time.toInstant();
    long nanos = expected.getEpochSecond() * SECOND + expected.getNano();
    assertThat(IsoTime.epochNanos(text)).isEqualTo(nanos);
    assertThat(IsoTime.instant(text)).isEqualTo(expected);
  }

  @Property
  void shouldReadByHandOnlyWhatJavaTimeReadsToo(@ForAll("nearlyTimes") String text) {
    long byHand = IsoTime.usualShape(text);
    if (byHand != IsoTime.INVALID) {
      Instant expected = OffsetDateTime.parse(text).toInstant();
      assertThat(byHand).isEqualTo(expected.getEpochSecond() * SECOND + expected.getNano());
    }
  }

  @Provide
  Arbitrary<OffsetDateTime> times() {
    Arbitrary<Long> seconds = Arbitraries.longs().between(-9_000_000_000L, 9_000_000_000L);
    Arbitrary<Integer> nanos = Arbitraries.integers().between(0, 999_999_999);
    Arbitrary<Integer> offsets = Arbitraries.integers().between(-18 * 60, 18 * 60);
    return Combinators.combine(seconds, nanos, offsets)
        .as(
            (second, nano, offset) ->
                Instant.ofEpochSecond(second, nano)
                    .atOffset(ZoneOffset.ofTotalSeconds(offset * 60)));
  }

  /** Of the right shape, with digits that often make no sense. */
  @Provide
  Arbitrary<String> nearlyTimes() {
    Arbitrary<Integer> years = Arbitraries.integers().between(1900, 2100);
    Arbitrary<Integer> pairs = Arbitraries.integers().between(0, 70);
    Arbitrary<String> fractions =
        Arbitraries.strings().numeric().ofMaxLength(10).map(f -> f.isEmpty() ? "" : "." + f);
    Arbitrary<String> offsets = Arbitraries.of("Z", "z", "+02:00", "-18:00", "+18:01", "+1:00");
    return Combinators.combine(years, pairs, pairs, pairs, pairs, pairs, fractions, offsets)
        .as(
            (year, month, day, hour, minute, second, fraction, offset) ->
                "%d-%02d-%02dT%02d:%02d:%02d%s%s"
                    .formatted(
                        year,
                        month % 14,
                        day % 33,
                        hour % 26,
                        minute % 62,
                        second % 62,
                        fraction,
                        offset));
  }

  @Test
  void shouldKnowEveryDayOfFourCenturies() {
    Instant day = Instant.parse("1700-01-01T00:00:00Z");
    while (day.isBefore(Instant.parse("2101-01-01T00:00:00Z"))) {
      assertThat(IsoTime.usualShape(day.toString())).isEqualTo(day.getEpochSecond() * SECOND);
      day = day.plusSeconds(86_400);
    }
  }
}
