package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandType;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorTrace;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be analysed at the stop is passed on at the stop, and again only where it changed. */
class ProvisionalTracesTest {
  private final CycleScenario scenario = new CycleScenario();

  @BeforeEach
  void register() {
    scenario.register("p1", "p2").events();
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldPassCurvesOnWhenTheCycleStops() {
    run(0);
    CycleEvent stop = last(scenario.events());
    assertThat(stop.getState()).isEqualTo(CycleState.stopping);
    assertThat(stop.getProvisional()).isTrue();
    assertThat(stop.getFinal$()).isFalse();
    assertThat(stop.getTracedSensors()).containsExactly("p1", "p2");
    assertThat(stop.getExpectedSensors()).containsExactly("p1", "p2");
    assertThat(stop.getTraceCount()).isEqualTo(2);
    assertThat(stop.getSampleCount()).isEqualTo(4);
    assertThat(scenario.traceRecords())
        .allSatisfy(r -> assertThat(r.timestamp()).isEqualTo(time(5).toEpochMilli()))
        .allSatisfy(r -> assertThat(r.value().getRevision()).isEqualTo(1))
        .hasSize(2);
  }

  @Test
  void shouldPassNothingOnTwiceWhenNothingCameAfterTheStop() {
    run(0);
    scenario.traces();
    scenario.silence(11);
    assertThat(scenario.traces()).isEmpty();
    CycleEvent end = last(scenario.events());
    assertThat(end.getFinal$()).isTrue();
    assertThat(end.getProvisional()).isFalse();
    assertThat(end.getTraceCount()).isEqualTo(2);
    assertThat(end.getTracedSensors()).containsExactly("p1", "p2");
    assertThat(end.getSampleCount()).isEqualTo(4);
  }

  @Test
  void shouldPassOnlyTheChangedCurveOnAgainWhenASampleComesLate() {
    run(0);
    scenario.traces();
    scenario.samples("p2", 6, 1.5);
    scenario.silence(11);
    List<SensorTrace> changed = scenario.traces();
    assertThat(changed).hasSize(1);
    assertThat(changed.get(0).getSensorId()).isEqualTo("p2");
    assertThat(changed.get(0).getRevision()).isEqualTo(2);
    assertThat(changed.get(0).getValues()).containsExactly(1.0, 1.5, 2.0);
    CycleEvent end = last(scenario.events());
    assertThat(end.getTraceCount()).isEqualTo(3);
    assertThat(end.getSampleCount()).isEqualTo(5);
  }

  @Test
  void shouldPassAllCurvesOnAgainWhenALateSampleShowsThatTheCycleWasLonger() {
    run(0);
    assertThat(scenario.traces())
        .allSatisfy(t -> assertThat(t.getLastSampleTime()).isEqualTo(time(2)));
    scenario.samples("p2", 6, 2.5);
    scenario.silence(11);
    assertThat(scenario.traces())
        .hasSize(2)
        .allSatisfy(t -> assertThat(t.getFirstSampleTime()).isEqualTo(time(1)))
        .allSatisfy(t -> assertThat(t.getLastSampleTime()).isEqualTo(time(2.5)));
  }

  @Test
  void shouldPassNothingOnAgainWhenALateBatchIsKnown() {
    SampleBatch known = run(0);
    scenario.traces();
    known.setBatchId("sent again under another id");
    known.setReceivedAt(time(6));
    scenario.send(known);
    scenario.silence(11);
    assertThat(scenario.traces()).isEmpty();
    CycleEvent end = last(scenario.events());
    assertThat(end.getTraceCount()).isEqualTo(2);
    assertThat(end.getSampleCount()).isEqualTo(4);
    assertThat(end.getDuplicateCount()).isEqualTo(2);
  }

  @Test
  void shouldNotBeProvisionalWhenThereIsNothingToCompareWithYet() {
    run(0);
    CycleEvent first = last(scenario.events());
    assertThat(first.getProvisional()).isTrue();
    assertThat(first.getReferenceCycleId()).isNull();
    run(6);
    assertThat(last(scenario.events()).getProvisional()).isFalse();
    scenario.silence(30).silence(30);
    List<CycleEvent> finals = scenario.events().stream().filter(CycleEvent::getFinal$).toList();
    assertThat(finals.get(1).getReferenceCycleId()).isEqualTo(first.getCycleId());
  }

  @Test
  void shouldNameTheCycleBeforeWhenThatIsInItsGracePeriodStill() {
    run(0);
    scenario.silence(30);
    run(40);
    String second = last(scenario.events()).getCycleId();
    run(46);
    CycleEvent third = last(scenario.events());
    assertThat(third.getProvisional()).isTrue();
    assertThat(third.getPreviousCycleId()).isEqualTo(second);
    scenario.silence(30).silence(30);
    assertThat(last(scenario.events()).getPreviousCycleId()).isEqualTo(second);
  }

  @Test
  void shouldPassOnWhatThereIsWhenACycleIsAborted() {
    run(0);
    scenario.silence(30);
    scenario.traces();
    scenario.command(CommandType.start, 40);
    scenario.samples("p1", 42, 41, 42);
    scenario.command(CommandType.abort, 43);
    CycleEvent aborted = last(scenario.events());
    assertThat(aborted.getState()).isEqualTo(CycleState.aborted);
    assertThat(aborted.getProvisional()).isTrue();
    assertThat(scenario.traces()).hasSize(1);
  }

  @Test
  void shouldNotBeProvisionalWhenThereWasNoSample() {
    scenario.command(CommandType.start, 0);
    scenario.command(CommandType.stop, 5);
    assertThat(last(scenario.events()).getProvisional()).isFalse();
    scenario.silence(11);
    assertThat(last(scenario.events()).getTraceCount()).isZero();
  }

  /** One cycle of five seconds with two samples of each sensor. */
  private SampleBatch run(double from) {
    scenario.command(CommandType.start, from, c -> c.setTimestamp(time(from)));
    scenario.samples("p1", from + 3, from + 1, from + 2);
    SampleBatch batch = scenario.samples("p2", from + 3, from + 1, from + 2);
    scenario.command(CommandType.stop, from + 5, c -> c.setTimestamp(time(from + 5)));
    return batch;
  }

  private static CycleEvent last(List<CycleEvent> events) {
    return events.get(events.size() - 1);
  }
}
