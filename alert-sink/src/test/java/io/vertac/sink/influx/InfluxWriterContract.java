package io.vertac.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.sink.Samples;
import io.vertac.sink.delivery.SinkRecord;
import io.vertac.sink.delivery.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What any server with the InfluxDB v2 write API must make of what the writer sends. */
abstract class InfluxWriterContract {
  private static final int BATCH_POINTS = 100;
  private InfluxWriter writer;

  abstract InfluxSettings settings(int batchPoints, boolean gzip);

  /** What is stored of a stream, ordered by sensor and time. */
  abstract List<Reading> readings(String streamId);

  /** One stored point; times are nanoseconds since 1970. */
  record Reading(
      String datasetId,
      String sensorId,
      String sensorName,
      double value,
      double quality,
      long latencyMs,
      long time) {}

  @BeforeEach
  void open() {
    open(false);
  }

  private void open(boolean gzip) {
    writer = new InfluxWriter(settings(BATCH_POINTS, gzip));
    writer.prepare();
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void shouldStoreWhatWasMeasured() {
    long micros = Samples.micros(Samples.TAKEN) + 123_456;
    Samples samples =
        Samples.ofNewStream()
            .dataset("0d9a8c9e-0000-4000-8000-000000000001")
            .sensor("p1", "Oil pressure")
            .sample(micros, 0, 181.4375, 0.75)
            .sensor("t1", "Die")
            .sample(micros, 0, -1.0e-12, 1);
    assertThat(write(samples).items()).isEqualTo(2);

    long latency = Math.floorDiv(12_000L - 123_456, 1000L);
    assertThat(stored(samples, 2))
        .containsExactly(
            new Reading(
                "0d9a8c9e-0000-4000-8000-000000000001",
                "p1",
                "Oil pressure",
                181.4375,
                0.75,
                latency,
                micros * 1000),
            new Reading(
                "0d9a8c9e-0000-4000-8000-000000000001",
                "t1",
                "Die",
                -1.0e-12,
                1,
                latency,
                micros * 1000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "comma, equals= both",
        "\"double\" 'single'",
        "Öldruck µm 温度",
        "a=b,c d",
        " leading and trailing ",
        "#hash $(x) {y}"
      })
  void shouldKeepNamesAsTheyAre(String name) {
    Samples samples = Samples.ofNewStream().sensor("s", name).series(0, 1);
    write(samples);

    assertThat(stored(samples, 1)).extracting(Reading::sensorName).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~line\nbreak~|line break",
        "~carriage\rreturn~|carriage return",
        "~tab\tbed~|tab bed",
        "ends\\|ends/",
        "a\\,b\\=c\\ d|a/,b/=c/ d"
      })
  void shouldReplaceWhatLineProtocolCannotSay(String name, String stored) {
    Samples samples = Samples.ofNewStream().sensor("s", name).series(0, 1);
    assertThat(write(samples).rejected()).isEmpty();

    assertThat(stored(samples, 1)).extracting(Reading::sensorName).containsExactly(stored);
  }

  @Test
  void shouldStoreTheReadingWhenTheSensorHasNoName() {
    Samples samples = Samples.ofNewStream().sensor("s", "").series(0, 3);
    assertThat(write(samples).rejected()).isEmpty();

    assertThat(stored(samples, 3)).extracting(Reading::value).containsExactly(0.0, 1.0, 2.0);
  }

  @Test
  void shouldStoreEachReadingOnceWhenWrittenAgain() {
    Samples samples = Samples.ofNewStream().sensor("s", "S").series(0, 250);
    write(samples);
    write(samples, Samples.ofNewStream().sensor("s", "S").series(0, 10));
    write(samples);

    assertThat(stored(samples, 250)).extracting(Reading::value).doesNotHaveDuplicates();
  }

  @Test
  void shouldStoreAllOfMoreThanOneRequest() {
    Samples large = Samples.ofNewStream().sensor("s", "S").series(0, 3 * BATCH_POINTS + 7);
    Samples small = Samples.ofNewStream().sensor("s", "S").series(0, 1);
    WriteOutcome outcome = write(small, large, small);

    assertThat(outcome.items()).isEqualTo(3 * BATCH_POINTS + 9);
    assertThat(stored(large, 3 * BATCH_POINTS + 7))
        .extracting(Reading::value)
        .startsWith(0.0, 1.0)
        .endsWith(3.0 * BATCH_POINTS + 6);
    assertThat(stored(small, 1)).hasSize(1);
  }

  @Test
  void shouldRejectTheRecordButKeepItsGoodSamplesWhenOneIsNoNumber() {
    Samples bad = Samples.ofNewStream().sensor("s", "S").series(0, 2).sample(0, 0, Double.NaN, 1);
    Samples good = Samples.ofNewStream().sensor("s", "S").series(0, 2);
    WriteOutcome outcome = write(good, bad);

    assertThat(outcome.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.origin().offset()).isEqualTo(1);
              assertThat(rejection.cause()).startsWith("sample 2 has value NaN");
            });
    assertThat(stored(bad, 2)).hasSize(2);
    assertThat(stored(good, 2)).hasSize(2);
  }

  @Test
  void shouldStoreTheSameWhenCompressed() {
    writer.close();
    open(true);
    Samples samples = Samples.ofNewStream().sensor("s", "S").series(0, 250);
    assertThat(write(samples).rejected()).isEmpty();

    assertThat(stored(samples, 250)).hasSize(250);
  }

  private WriteOutcome write(Samples... batches) {
    List<SinkRecord> records = new ArrayList<>();
    for (Samples batch : batches) {
      records.add(batch.record().asSinkRecord(records.size()));
    }
    return writer.write(records);
  }

  private List<Reading> stored(Samples samples, int expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> readings(samples.streamId()).size() >= expected);
    List<Reading> readings = readings(samples.streamId());
    assertThat(readings).hasSize(expected);
    return readings;
  }
}
