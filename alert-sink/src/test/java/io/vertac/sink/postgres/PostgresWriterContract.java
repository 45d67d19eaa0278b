package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.sink.Story;
import io.vertac.sink.StoryRecord;
import io.vertac.sink.TestDatabase;
import io.vertac.sink.delivery.SinkRecord;
import io.vertac.sink.delivery.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the writer have in common: a database of their own and a way to write. */
abstract class PostgresWriterContract {
  /** Of so many cycles of a stream the curves are kept. */
  static final int TRACE_CYCLES = 3;

  protected TestDatabase database;
  private PostgresWriter writer;

  /** As DATABASE_URL has it. */
  abstract String address();

  @BeforeEach
  void connect() {
    database = TestDatabase.create(address());
    writer =
        new PostgresWriter(
            new PostgresSettings(database.url(), Duration.ofSeconds(30), TRACE_CYCLES));
    writer.prepare();
  }

  @AfterEach
  void disconnect() {
    writer.close();
  }

  /** All in one batch. */
  protected WriteOutcome write(Story story) {
    return write(story.records());
  }

  protected WriteOutcome write(List<StoryRecord> records) {
    List<SinkRecord> batch = new ArrayList<>();
    for (StoryRecord record : records) {
      batch.add(record.asSinkRecord(batch.size()));
    }
    return writer.write(batch);
  }

  protected void writeAll(Story story) {
    assertThat(write(story).rejected()).isEmpty();
  }

  /** In batches of some records each. */
  protected void writeInBatches(List<StoryRecord> records, int size) {
    for (int from = 0; from < records.size(); from += size) {
      int to = Math.min(from + size, records.size());
      assertThat(write(records.subList(from, to)).rejected()).isEmpty();
    }
  }
}
