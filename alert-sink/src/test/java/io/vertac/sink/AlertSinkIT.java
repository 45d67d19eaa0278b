package io.vertac.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.sink.DestinationStatus.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What goes through the topics arrives, once. */
class AlertSinkIT extends AlertSinkITBase {

  @Test
  void shouldWriteEverythingToBothDestinations() {
    Story story = Story.of("a", 6).gap("g1", 10, 0);
    Samples samples = Samples.ofNewStream().sensor("s", "S").series(0, 500);
    AlertSink sink = start(Map.of());
    topics.put(story.records());
    topics.put(List.of(samples.record()));

    patiently().until(() -> records(sink, AlertSink.POSTGRES) == story.records().size());
    patiently().until(() -> timeSeries.count(samples.streamId()) == 500);
    // The rows may be seen before the sink has the answer that they are stored.
    patiently().until(() -> records(sink, AlertSink.INFLUX) == 1);

    assertThat(database.count("live_cycles")).isEqualTo(6);
    assertThat(database.count("live_deviations")).isEqualTo(4 * 2 * Story.SENSORS);
    assertThat(database.count("live_gaps")).isEqualTo(1);
    assertThat(sink.destinations().get(AlertSink.INFLUX))
        .satisfies(
            status -> {
              assertThat(status.state()).isEqualTo(State.UP);
              assertThat(status.items()).isEqualTo(500);
              assertThat(status.deadLetters()).isZero();
              assertThat(status.lastError()).isEmpty();
            });
    assertThat(topics.deadLetters()).isEmpty();
  }

  @Test
  void shouldHaveTheTablesWhenStarted() {
    start(Map.of());

    assertThat(rows("live_cycles")).isZero();
    assertThat(database.value("SELECT to_regclass('live_cycles')")).isEqualTo("live_cycles");
  }

  @Test
  void shouldChangeNoRowWhenAllTopicsAreReadAgain() {
    List<StoryRecord> records = new ArrayList<>();
    for (int machine = 0; machine < 8; machine++) {
      records.addAll(Story.of("machine-" + machine, 6).records());
    }
    Collections.shuffle(records, new Random(42));
    topics.put(records);
    AlertSink first = start(Map.of("SINK_BATCH_RECORDS", "37"));
    patiently().until(() -> records(first, AlertSink.POSTGRES) == records.size());
    var before = database.dump();

    AlertSink second = start(Map.of("SINK_GROUP", "again", "SINK_BATCH_RECORDS", "11"));
    patiently().until(() -> records(second, AlertSink.POSTGRES) == records.size());

    assertThat(database.dump()).isEqualTo(before);
    assertThat(before.get("live_cycles")).hasSize(8 * 6);
  }

  @Test
  void shouldGoOnWhereItStoppedWhenStartedAgain() throws Exception {
    Story story = Story.of("a", 6);
    int half = story.records().size() / 2;
    topics.put(story.records().subList(0, half));
    AlertSink first = start(Map.of());
    patiently().until(() -> topics.committed("alert-sink-postgres") == half);
    first.close();

    topics.put(story.records().subList(half, story.records().size()));
    AlertSink second = start(Map.of());
    patiently().until(() -> topics.committed("alert-sink-postgres") == story.records().size());

    assertThat(records(second, AlertSink.POSTGRES)).isEqualTo(story.records().size() - half);
    assertThat(database.count("live_cycles")).isEqualTo(6);
  }

  @Test
  void shouldShareTheWorkWhenTwoRunSideBySide() throws Exception {
    List<StoryRecord> records = new ArrayList<>();
    for (int machine = 0; machine < 20; machine++) {
      records.addAll(Story.of("machine-" + machine, 5).records());
    }
    AlertSink one = start(Map.of("SINK_BATCH_RECORDS", "20"));
    AlertSink other = start(Map.of("SINK_BATCH_RECORDS", "20"));
    topics.put(records);

    patiently().until(() -> topics.committed("alert-sink-postgres") == records.size());
    assertThat(records(one, AlertSink.POSTGRES) + records(other, AlertSink.POSTGRES))
        .isGreaterThanOrEqualTo(records.size());
    assertThat(database.count("live_cycles")).isEqualTo(20 * 5);
    assertThat(database.count("live_deviations")).isEqualTo(20 * 3 * 2 * Story.SENSORS);
    assertThat(database.value("SELECT count(*) FROM live_cycles WHERE stage = 0")).isEqualTo("0");
  }
}
