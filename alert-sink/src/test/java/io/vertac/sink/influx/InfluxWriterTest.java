package io.vertac.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.sink.Samples;
import io.vertac.sink.delivery.DestinationUnavailableException;
import io.vertac.sink.delivery.SinkRecord;
import io.vertac.sink.delivery.WriteOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfluxWriterTest {
  private ScriptedInflux server;
  private InfluxWriter writer;

  @BeforeEach
  void open() throws IOException {
    server = new ScriptedInflux();
    writer = new InfluxWriter(server.settings());
  }

  @AfterEach
  void close() {
    writer.close();
    server.close();
  }

  @Test
  void shouldFindTheRecordsThatAreRefusedAndStoreTheOthers() {
    List<SinkRecord> records = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      records.add(samples(i == 7 || i == 8 || i == 49 ? "bad" : "good").asSinkRecord(i));
    }
    WriteOutcome outcome = writer.write(records);

    assertThat(outcome.rejected())
        .extracting(rejection -> rejection.origin().offset())
        .containsExactly(7L, 8L, 49L);
    assertThat(outcome.rejected().get(0).cause()).contains("HTTP 422", "refused");
    assertThat(outcome.items()).isEqualTo(47 * 10);
    assertThat(server.stored).hasSize(47 * 10).doesNotHaveDuplicates();
  }

  @Test
  void shouldRejectARecordOnceWhenItsLinesAreInSeveralRequests() {
    Samples large = Samples.ofNewStream().sensor("bad", "S").series(0, 2500);

    WriteOutcome outcome = writer.write(List.of(large.record().asSinkRecord(0)));

    assertThat(outcome.rejected()).hasSize(1);
    assertThat(outcome.items()).isZero();
  }

  @Test
  void shouldLetTheLaterOfTwoValuesForOneMomentStay() {
    String stream = UUID.randomUUID().toString();
    List<SinkRecord> records = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Samples next = new Samples(stream).sensor("good", "S").series(10 * i, 10);
      records.add(next.record().asSinkRecord(i));
    }
    writer.write(records);

    // A stream's requests go one after the other, so that they arrive as they were sent.
    assertThat(server.stored)
        .extracting(line -> Long.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .hasSize(4000)
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void shouldWaitWhenTheServerCannotTakeAnythingNow(int status) {
    server.everyAnswer = status;
    List<SinkRecord> records = List.of(samples("good").asSinkRecord(0));

    assertThatThrownBy(() -> writer.write(records))
        .isInstanceOf(DestinationUnavailableException.class)
        .hasMessageStartingWith("HTTP " + status)
        .hasMessageNotContaining("secret");
    server.everyAnswer = 0;
    assertThat(writer.write(records).rejected()).isEmpty();
    assertThat(server.stored).hasSize(10);
  }

  @Test
  void shouldWaitWhenNobodyAnswers() {
    server.close();

    assertThatThrownBy(() -> writer.prepare())
        .isInstanceOf(DestinationUnavailableException.class)
        .hasMessageStartingWith("no answer");
  }

  @Test
  void shouldDoWithoutBucketsWhenTheServerHasOnlyTheWriteApi() {
    writer.prepare();

    assertThat(writer.write(List.of(samples("good").asSinkRecord(0))).items()).isEqualTo(10);
    assertThat(server.requests).last().asString().contains("bucket=readings", "precision=ns");
  }

  private static io.vertac.sink.StoryRecord samples(String sensor) {
    return Samples.ofNewStream().sensor(sensor, "S").series(0, 10).record();
  }
}
