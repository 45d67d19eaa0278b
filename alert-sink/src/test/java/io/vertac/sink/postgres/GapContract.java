package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.sink.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was lost can be asked for. */
abstract class GapContract extends PostgresWriterContract {

  @Test
  void shouldKeepEachGapOnceInWhateverOrderItIsReported() {
    Story story = new Story("a");
    writeAll(story.gap("g1", 10, 0).gap("g2", 3_000_000_000L, 0).gap("g1", 12, 5));
    writeAll(new Story("a").gap("g1", 10, 0));
    assertThat(
            database.query(
                "SELECT stream_id, gap_id, sample_count, reason, to_time - from_time"
                    + " FROM live_gaps ORDER BY gap_id"))
        .containsExactly(
            List.of(story.streamId(), "g1", "12", "drop_oldest", "00:00:05"),
            List.of(story.streamId(), "g2", "3000000000", "drop_oldest", "00:00:05"));
  }

  @Test
  void shouldKeepTheSameGapIdOfTwoStreamsApart() {
    writeAll(new Story("a").gap("g1", 10, 0));
    writeAll(new Story("b").gap("g1", 20, 0));
    assertThat(database.count("live_gaps")).isEqualTo(2);
  }

  @Test
  void shouldDeleteAGapWithItsStream() {
    writeAll(new Story("a").gap("g1", 10, 0));
    database.run("DELETE FROM live_streams");
    assertThat(database.count("live_gaps")).isZero();
  }
}
