package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.Alert;
import io.vertac.sink.Story;
import io.vertac.sink.StoryRecord;
import io.vertac.sink.delivery.Rejection;
import io.vertac.sink.delivery.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One bad record among good ones is found, and the good ones are stored. */
abstract class BadRecordsContract extends PostgresWriterContract {

  @Test
  void shouldRejectOnlyWhatTheDatabaseRefuses() {
    List<StoryRecord> records = new ArrayList<>(Story.of("a", 4).records());
    writeInBatches(records, 100);
    var expected = database.dump();
    disconnect();
    connect();

    records.add(5, badAlert(alert -> alert.setSensorName("nul \u0000 in it")));
    records.add(20, badAlert(alert -> alert.setStreamId("no uuid")));
    records.add(badAlert(alert -> alert.setMessage("\u0000")));
    WriteOutcome outcome = write(records);

    assertThat(outcome.rejected())
        .extracting(r -> r.origin().offset())
        .containsExactly(5L, 20L, (long) records.size() - 1);
    assertThat(outcome.rejected()).extracting(Rejection::reason).containsOnly(Rejection.UNWRITABLE);
    assertThat(outcome.rejected().get(0).cause()).contains("22021", "0x00");
    assertThat(outcome.rejected().get(1).cause()).isEqualTo("stream_id is not a UUID: no uuid");
    assertThat(outcome.items()).isEqualTo(records.size() - 3L);
    assertThat(database.dump()).isEqualTo(expected);
  }

  private static StoryRecord badAlert(Consumer<Alert> change) {
    StoryRecord record = new Story("a").alert(1, 3, 1, false).records().get(0);
    Alert alert = Alert.newBuilder((Alert) record.value()).build();
    change.accept(alert);
    return new StoryRecord(record.topic(), record.key(), alert, record.time());
  }
}
