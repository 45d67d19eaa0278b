package io.vertac.road;

import static io.vertac.road.NaiveMachine.BATCHES;
import static io.vertac.road.NaiveMachine.PER_CYCLE;
import static io.vertac.road.NaiveMachine.PER_SENSOR;
import static io.vertac.road.NaiveMachine.SENSORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandType;
import io.vertac.events.CycleEvent;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorDeviation;
import io.vertac.events.SensorTrace;
import io.vertac.topics.Topics;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A machine's cycles in, deviations, analyses and alerts out: every count exact, every way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CyclesThroughRoad {
  private static final int CYCLES = 3;

  private NaiveMachine machine;

  abstract Road road();

  @BeforeAll
  void play() {
    machine = NaiveMachine.register(road().gateway(), "press");
    for (int i = 0; i < CYCLES; i++) {
      machine.playCycle();
    }
    Road.eventually(
        () -> assertThat(road().tables().finishedCycles(machine.streamId())).hasSize(CYCLES));
    road().awaitQuiet();
  }

  @Test
  void shouldCountEverySampleOnceWhenCyclesAreFinished() {
    String row = " stopped " + PER_CYCLE;
    assertThat(road().tables().finishedCycles(machine.streamId()))
        .containsExactly("1" + row, "2" + row, "3" + row);
    assertThat(road().tables().cycleIds(machine.streamId())).hasSize(CYCLES);
    assertThat(road().readings().count(machine.streamId())).isEqualTo(CYCLES * PER_CYCLE);
    // The gateway reads the topic by itself.
    Road.eventually(
        () ->
            assertThat(
                    road()
                        .gateway()
                        .get("/api/live/stream/" + machine.streamId() + "/status")
                        .ok()
                        .at("/stream/sample_count")
                        .asLong())
                .isEqualTo(CYCLES * PER_CYCLE));
  }

  @Test
  void shouldCompareEverySensorWithReferenceAndPredecessor() {
    Tables tables = road().tables();
    assertThat(tables.deviations(machine.streamId(), "reference"))
        .isEqualTo((CYCLES - 1) * SENSORS);
    assertThat(tables.deviations(machine.streamId(), "previous")).isEqualTo((CYCLES - 1) * SENSORS);
    List<String> comparedWith =
        tables.column(
            """
            SELECT c.cycle_number || ' ' || d.comparison_type || ' ' || r.cycle_number
              FROM live_deviations d JOIN live_cycles c ON c.id = d.cycle_id
              JOIN live_cycles r ON r.id = d.reference_cycle_id
             WHERE c.stream_id = ? AND d.sensor_id = 's0' ORDER BY 1
            """,
            UUID.fromString(machine.streamId()));
    assertThat(comparedWith)
        .containsExactly("2 previous 1", "2 reference 1", "3 previous 2", "3 reference 1");
    long announced =
        tables.number(
            "SELECT sum(alert_count) FROM live_analyses WHERE stream_id = ?",
            UUID.fromString(machine.streamId()));
    assertThat(tables.alerts(machine.streamId())).isEqualTo(announced);
  }

  @Test
  void shouldWriteEveryRecordOfTheTopicsOnce() {
    TopicRecords topics = road().topics();
    String stream = machine.streamId();
    assertThat(topics.of(Topics.STREAMS, stream)).hasSize(1);
    // A batch that came again is in the topic again: that is what its id is for.
    assertThat(topics.of(Topics.SAMPLES, stream).stream().map(SampleBatch::getBatchId).distinct())
        .hasSize(CYCLES * BATCHES);
    assertThat(topics.of(Topics.CYCLE_COMMANDS, stream))
        .filteredOn(c -> c.getType() == CommandType.start || c.getType() == CommandType.stop)
        .hasSize(2 * CYCLES);
    assertThat(topics.of(Topics.CYCLES, stream))
        .filteredOn(CycleEvent::getFinal$)
        .extracting(CycleEvent::getSampleCount)
        .containsExactly((long) PER_CYCLE, (long) PER_CYCLE, (long) PER_CYCLE);
    // Registered; then for every cycle active, stopping, stopped.
    assertThat(topics.of(Topics.CYCLES, stream)).hasSize(1 + 3 * CYCLES);
    assertThat(topics.of(Topics.ANALYSES, stream)).hasSize(CYCLES);
    assertThat(topics.all(Topics.DEVIATIONS))
        .extracting(ConsumerRecord::value)
        .filteredOn(d -> d.getStreamId().equals(stream))
        .extracting(SensorDeviation::getRevision)
        .hasSize(2 * (CYCLES - 1) * SENSORS)
        .containsOnly(1);
    assertThat(topics.of(Topics.ALERTS, stream)).hasSize((int) road().tables().alerts(stream));
  }

  @Test
  void shouldWriteOneCurveASensorAndOneReferenceASensor() {
    TopicRecords topics = road().topics();
    for (int i = 0; i < SENSORS; i++) {
      String key = Topics.sensorKey(machine.streamId(), "s" + i);
      assertThat(topics.of(Topics.CYCLE_TRACES, key))
          .extracting(SensorTrace::getSampleCount)
          .containsExactly(PER_SENSOR, PER_SENSOR, PER_SENSOR);
      assertThat(topics.of(Topics.REFERENCES, key)).hasSize(1);
    }
  }

  @Test
  void shouldChangeNothingWhenTheSameBatchesComeAgain() {
    List<String> before = road().tables().dump(machine.streamId());
    assertThat(before).hasSizeGreaterThan(CYCLES * 2 + 2 * (CYCLES - 1) * SENSORS);
    machine.posted().forEach(body -> road().gateway().post("/api/live/batch", body).ok());
    road().awaitQuiet();
    assertThat(road().tables().dump(machine.streamId())).isEqualTo(before);
    assertThat(road().readings().count(machine.streamId())).isEqualTo(CYCLES * PER_CYCLE);
  }

  @Test
  void shouldAnswerTheTwoQueriesOfTheManual() {
    Tables tables = road().tables();
    NaiveMachine other = NaiveMachine.register(road().gateway(), "running");
    other.start();
    other.postBatches(1);
    Road.eventually(
        () ->
            assertThat(
                    tables.column(
                        "SELECT stream_id, state, sample_count, start_time FROM live_cycles"
                            + " WHERE end_time IS NULL ORDER BY start_time DESC;"))
                .contains(other.streamId())
                .doesNotContain(machine.streamId()));
    other.stop();
    // Alerts of other machines may come between the two.
    Road.eventually(
        () ->
            assertThat(
                    tables.number(
                        "SELECT COUNT(*) AS critical_count FROM live_alerts"
                            + " WHERE severity = 'critical'"
                            + " AND created_at > now() - interval '24 hours';"))
                .isEqualTo(
                    tables.number("SELECT count(*) FROM live_alerts WHERE severity = 'critical'")));
  }
}
