package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.cycle.domain.CycleRules;
import io.vertac.events.BatchSensor;
import io.vertac.events.CommandType;
import io.vertac.events.CycleEvent;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorTrace;
import io.vertac.serde.SingleObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs with the module's heap of 512 MB. */
class LongCycleTest {
  private static final int SENSORS = 100;
  private static final int BROKER_LIMIT = 1_048_588;

  @Test
  void shouldTakeACycleOfManySamplesWithLittleMemory() {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(512L << 20);
    int perSensor = 6_000;
    try (CycleScenario scenario = new CycleScenario()) {
      scenario.register().command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
      for (int from = 0; from < perSensor; from += 10) {
        scenario.send(batch(from, 10, SENSORS));
      }
      CycleEvent last = finish(scenario, perSensor * 0.01);
      assertThat(last.getSampleCount()).isEqualTo(600_000);
      List<SensorTrace> traces = scenario.traces();
      assertThat(traces).hasSize(SENSORS);
      assertThat(traces).allSatisfy(t -> assertThat(t.getValues()).hasSize(perSensor));
      assertThat(traces).noneMatch(SensorTrace::getReduced);
    }
  }

  @Test
  void shouldReduceACurveThatIsTooLongForARecordAndKeepItsPeaks() {
    CycleRules rules =
        new CycleRules(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 100, 32_000);
    int samples = 200_000;
    try (CycleScenario scenario = new CycleScenario(rules)) {
      scenario.register().command(CommandType.start, 0, c -> c.setTimestamp(time(0)));
      for (int from = 0; from < samples; from += 1_000) {
        scenario.send(batch(from, 1_000, 1));
      }
      CycleEvent last = finish(scenario, samples * 0.01);
      assertThat(last.getSampleCount()).isEqualTo(samples);
      SensorTrace trace = scenario.traces().get(0);
      assertThat(trace.getReduced()).isTrue();
      assertThat(trace.getSampleCount()).isEqualTo(samples);
      assertThat(trace.getValues()).hasSizeLessThanOrEqualTo(32_000).contains(-777.0, 999.0);
      assertThat(trace.getOffsetsNs()).isSorted();
      byte[] bytes = SingleObject.serde(SensorTrace.class).serializer().serialize("", trace);
      assertThat(bytes.length).isLessThan(BROKER_LIMIT);
    }
  }

  private static CycleEvent finish(CycleScenario scenario, double end) {
    scenario.command(CommandType.stop, end + 1, c -> c.setTimestamp(time(end + 1)));
    scenario.silence(11);
    List<CycleEvent> events = scenario.events();
    return events.get(events.size() - 1);
  }

  /** A reading of every sensor each hundredth of a second, with one peak up and one down. */
  private static SampleBatch batch(int from, int moments, int sensors) {
    List<BatchSensor> names = new ArrayList<>();
    for (int s = 0; s < sensors; s++) {
      names.add(new BatchSensor("s" + s, "s" + s, ""));
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = from; i < from + moments; i++) {
      Instant taken = time(i * 0.01);
      long us = taken.getEpochSecond() * 1_000_000 + taken.getNano() / 1_000;
      double value = i == 77_777 ? -777.0 : i == 123_456 ? 999.0 : Math.sin(i * 0.01);
      for (int s = 0; s < sensors; s++) {
        samples.add(new Sample(s, us, 0, value, 0.9));
      }
    }
    Instant received = time((from + moments) * 0.01);
    return new SampleBatch(
        CycleScenario.STREAM, "dataset", "batch-" + from, received, names, samples);
  }
}
