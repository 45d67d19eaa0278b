package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the scanner reads, Jackson reads the same; what Jackson refuses, the scanner leaves. */
class BatchScannerPropertyTest {
  private final ScannerAgainstJackson both = new ScannerAgainstJackson();

  @Property(tries = 1000)
  void shouldReadUsualBatchesAsJacksonDoes(@ForAll("samples") @Size(max = 200) List<String> list) {
    assertThat(both.agreeOn(body(list))).isTrue();
  }

  @Property(tries = 1000)
  void shouldReadSamplesThatLookAlikeAsJacksonDoes(
      @ForAll("pairs") List<String> two, @ForAll("orders") List<Integer> order) {
    both.agreeOn(body(order.stream().map(i -> two.get(i % two.size())).toList()));
  }

  @Example
  void shouldLeaveFieldsThatComeTwice() {
    String six =
        "\"timestamp\":\"2026-03-01T11:00:00Z\",\"sensor_id\":\"a\",\"sensor_name\":\"A\","
            + "\"unit\":\"bar\",\"quality\":1,\"value\":2";

    assertThat(both.agreeOn(body(List.of("{" + six + "}", "{" + six + "}")))).isTrue();
    assertThat(both.agreeOn(body(List.of("{" + six + ",\"unit\":\"bar\"}")))).isFalse();
  }

  @Property(tries = 2000)
  void shouldReadAnyNumberAsJacksonDoes(@ForAll("numbers") String number) {
    both.agreeOn(
        body(
            List.of(
                "{\"timestamp\":\"2026-03-01T11:00:00Z\",\"sensor_id\":\"a\",\"value\":"
                    + number
                    + "}")));
  }

  @Property(tries = 3000)
  void shouldAgreeOnDamagedBatches(
      @ForAll("samples") @Size(min = 1, max = 3) List<String> list, @ForAll long seed) {
    byte[] damaged = body(list);
    Random random = new Random(seed);
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      damaged = Damage.once(damaged, random);
    }
    both.agreeOn(damaged);
  }

  @Provide
  Arbitrary<List<String>> samples() {
    return Combinators.combine(times(), names(), doubles(), gaps())
        .as(
            (time, sensor, value, gap) ->
                "{"
                    .concat(gap)
                    .concat("\"timestamp\":" + gap + "\"" + time + "\"," + gap + sensor)
                    .concat("," + gap + "\"value\":" + gap + value + gap + "}"))
        .list();
  }

  @Provide
  Arbitrary<List<String>> pairs() {
    return samples().filter(list -> list.size() > 1);
  }

  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.integers().between(0, 1).list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(25);
    Arbitrary<String> signs = Arbitraries.of("", "-");
    Arbitrary<String> fractions = Arbitraries.oneOf(Arbitraries.just(""), digits.map("."::concat));
    Arbitrary<String> exponents =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Combinators.combine(
                    Arbitraries.of("e", "E", "e+", "e-", "E-"),
                    Arbitraries.integers().between(0, 400))
                .as((e, n) -> e + n));
    Arbitrary<String> composed =
        Combinators.combine(signs, digits, fractions, exponents)
            .as((sign, whole, fraction, exponent) -> sign + whole + fraction + exponent);
    return Arbitraries.oneOf(composed, doubles(), Arbitraries.of("-0", "0", "-0.0", "-0e3", "00"));
  }

  private static Arbitrary<String> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().map(String::valueOf),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.doubles().between(-100, 100).map(String::valueOf));
  }

  private static Arbitrary<String> times() {
    return Arbitraries.oneOf(
        Arbitraries.longs()
            .between(946_684_800_000L, 1_772_366_000_000L)
            .map(ms -> java.time.Instant.ofEpochMilli(ms).toString()),
        Arbitraries.of(
            "2026-03-01T11:00:00.123456789Z",
            "2026-03-01T11:00:00+02:00",
            "2026-03-01T11:00:00.5-11:30",
            "2026-03-01t11:00:00z"));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "\"sensor_id\":\"s1\"",
        "\"sensor_id\":\"s2\",\"unit\":\"bar\",\"quality\":0.5",
        "\"sensor_name\":\"Öl (°C) 压力\",\"sensor_id\":\"s2\",\"unit\":\"m/s²\"",
        "\"sensor_name\":null,\"sensor_id\":\"s2\",\"unit\":null,\"quality\":null",
        "\"sensor_id\":\"s2\",\"unit\":null,\"quality\":0.5",
        "\"sensor_id\":\"s2\",\"unit\":\"bar\",\"quality\":null",
        "\"quality\":1,\"unit\":\"\",\"sensor_id\":\"s1\",\"sensor_name\":\"Sensor 1\"");
  }

  private static Arbitrary<String> gaps() {
    return Arbitraries.of("", "", "", " ", "\n  ", "\t\r\n");
  }

  private static byte[] body(List<String> samples) {
    return ("{\"stream_id\":\"123E4567-e89b-12d3-a456-426614174000\",\"batch_id\":\"b:1\", \"samples\":["
            + String.join(",", samples)
            + "]}\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
