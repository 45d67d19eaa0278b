package io.vertac.deviation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.config.Environment;
import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.events.CycleEvent;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** The same input gives the same bytes, also with a label and another reference in between. */
class ReplayTest {
  private static final List<Topic<?>> OUTPUTS =
      List.of(Topics.DEVIATIONS, Topics.ANALYSES, Topics.ALERTS, Topics.REFERENCES);

  @Test
  void shouldWriteTheSameBytesWhenReadAgain() {
    List<String> once = play(DeviationScenario.SETTINGS);
    assertThat(once).hasSizeGreaterThan(1_000);
    assertThat(play(DeviationScenario.SETTINGS)).isEqualTo(once);
  }

  @Test
  void shouldWriteTheSameBytesWhateverIsHeldInMemory() {
    assertThat(play(holding(0))).isEqualTo(play(holding(1_000)));
  }

  private static AnalysisSettings holding(int sensors) {
    return AnalysisSettings.from(
        new Environment(Map.of("HELD_SENSORS", Integer.toString(sensors))));
  }

  private static List<String> play(AnalysisSettings settings) {
    try (DeviationScenario scenario = new DeviationScenario(settings)) {
      Stroke stroke = new Stroke(11);
      for (int cycle = 1; cycle <= 40; cycle++) {
        // Enough sensors for several threads.
        for (int sensor = 0; sensor < 20; sensor++) {
          scenario.curve("p" + sensor, stroke.shifted(cycle == 20 && sensor == 3 ? 2 : 0));
        }
        tell(scenario, cycle);
        if (cycle == 20) {
          scenario.label("cycle-20", "good");
          scenario.label("cycle-12", "bad");
        }
        if (cycle == 30) {
          scenario.chooseReference("cycle-29");
        }
      }
      return written(scenario);
    }
  }

  /** Most cycles stop before they are final; of some, samples come late. */
  private static void tell(DeviationScenario scenario, int cycle) {
    if (cycle % 5 == 1) {
      scenario.sendNext();
      return;
    }
    CycleEvent last = scenario.stop();
    if (cycle % 7 == 0) {
      scenario.label("cycle-" + (cycle - 2), cycle % 2 == 0 ? "ignore" : "none");
    }
    if (cycle % 11 == 0) {
      scenario.sendLate(last, "p1", new Stroke(cycle).shifted(0));
    }
    scenario.send(last);
  }

  private static List<String> written(DeviationScenario scenario) {
    List<String> written = new ArrayList<>();
    for (Topic<?> topic : OUTPUTS) {
      List<TestRecord<String, byte[]>> records =
          scenario
              .driver
              .createOutputTopic(
                  topic.name(DeviationScenario.KAFKA),
                  new StringDeserializer(),
                  new ByteArrayDeserializer())
              .readRecordsToList();
      for (TestRecord<String, byte[]> r : records) {
        String bytes = Base64.getEncoder().encodeToString(r.value());
        written.add(topic.name(DeviationScenario.KAFKA) + r.key() + r.timestamp() + bytes);
      }
    }
    return written;
  }
}
