package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.curves.PackedCurve;
import io.vertac.sink.Story;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Curves are there to be drawn: the newest of each stream, and those of its reference. */
abstract class TraceContract extends PostgresWriterContract {

  @Test
  void shouldKeepTheCurveAsItWas() {
    double[] values = {1.5, -2, 1e300};
    writeAll(new Story("a").trace(1, "s1", values, 0));
    PackedCurve stored = stored("s1");
    assertThat(stored.values()).containsExactly(values);
    assertThat(stored.offsetsNs()).containsExactly(0, 1_000_000, 2_000_000);
    assertThat(database.value("SELECT reduced FROM live_traces")).isEqualTo("f");
  }

  @Test
  void shouldKeepThePeaksOfALongCurve() {
    double[] values = new double[30_000];
    values[12_345] = 7;
    writeAll(new Story("a").trace(1, "s1", values, 0));
    PackedCurve stored = stored("s1");
    assertThat(stored.values().length).isLessThanOrEqualTo(4_000);
    assertThat(Arrays.stream(stored.values()).max()).hasValue(7);
    assertThat(database.query("SELECT reduced, sample_count FROM live_traces"))
        .containsExactly(List.of("t", "30000"));
  }

  @Test
  void shouldReplaceACurveByALaterRecordAboutItOnly() {
    Story amended = new Story("a").trace(1, "s1", new double[] {1, 2}, 60);
    writeAll(new Story("a").trace(1, "s1", new double[] {1}, 0));
    writeAll(amended);
    writeAll(new Story("a").trace(1, "s1", new double[] {1}, 0));
    assertThat(stored("s1").values()).containsExactly(1, 2);
  }

  @Test
  void shouldForgetOldCurvesButThoseOfTheReference() {
    Story story = Story.of("a", 7);
    writeAll(story);
    assertThat(numbers()).containsExactly("4", "5", "6");

    writeAll(new Story("a").trace(12, "s0", new double[] {1}, 0));
    assertThat(numbers()).containsExactly("5", "12");
  }

  @Test
  void shouldDeleteACurveWithItsCycle() {
    writeAll(new Story("a").trace(1, "s1", new double[] {1}, 0));
    database.run("DELETE FROM live_cycles");
    assertThat(database.count("live_traces")).isZero();
  }

  private List<String> numbers() {
    return database
        .query("SELECT DISTINCT cycle_number FROM live_traces ORDER BY cycle_number")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  private PackedCurve stored(String sensor) {
    String hex =
        database.value(
            "SELECT encode(points, 'hex') FROM live_traces WHERE sensor_id = '%s'"
                .formatted(sensor));
    return PackedCurve.unpack(HexFormat.of().parseHex(hex));
  }
}
