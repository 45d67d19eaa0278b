package io.vertac.sink;

import io.vertac.events.Alert;
import io.vertac.events.AlertAcknowledgement;
import io.vertac.events.AuditEvent;
import io.vertac.events.ComparisonType;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.CycleStatus;
import io.vertac.events.RankedSensor;
import io.vertac.events.SampleGap;
import io.vertac.events.SensorDeviation;
import io.vertac.events.SensorInfo;
import io.vertac.events.SensorTrace;
import io.vertac.events.Severity;
import io.vertac.events.StreamRegistered;
import io.vertac.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** One machine's life as the topics tell it; every value follows from the stream's name. */
public final class Story {
  /** Two days ago: topics keep records for a time that counts from their own timestamps. */
  public static final Instant BEGIN =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(2)).plusNanos(123_456_000);

  public static final int SENSORS = 4;
  private static final int CYCLE_SECONDS = 60;
  private static final int RUN_SECONDS = 40;

  private final String name;
  private final List<StoryRecord> records = new ArrayList<>();

  public Story(String name) {
    this.name = name;
  }

  /** A registered machine with some cycles; the third is aborted, the last still runs. */
  public static Story of(String name, int cycles) {
    Story story = new Story(name).register(BEGIN.minusSeconds(30), SENSORS);
    for (int number = 1; number < cycles; number++) {
      story.finishedCycle(number);
    }
    return story.event(cycles, CycleState.active, "start", false).status(cycles, 17, cycles * 10L);
  }

  public List<StoryRecord> records() {
    return List.copyOf(records);
  }

  public String streamId() {
    return id("stream");
  }

  public String cycleId(int number) {
    return id("cycle-" + number);
  }

  public Story register(Instant at, int sensors) {
    List<SensorInfo> infos = new ArrayList<>();
    for (int i = 0; i < sensors; i++) {
      infos.add(new SensorInfo("s" + i, "Sensor " + i, "analog", "bar"));
    }
    return add(
        Topics.STREAMS,
        streamId(),
        at,
        new StreamRegistered(
            streamId(), id("dataset"), name, "Press " + name, List.copyOf(infos), at, ""));
  }

  public Story finishedCycle(int number) {
    event(number, CycleState.active, "start", false);
    status(number, 100, number * 10L);
    if (number == 3) {
      event(number, CycleState.aborted, "manual_abort", true);
    } else {
      event(number, CycleState.stopping, "stop", false);
      event(number, CycleState.stopped, "grace_elapsed", true);
    }
    status(number, 200, number * 10L + 1);
    if (number > 1) {
      for (int sensor = 0; sensor < SENSORS; sensor++) {
        deviation(number, sensor, ComparisonType.reference, 1);
        deviation(number, sensor, ComparisonType.previous, 1);
      }
      deviation(number, 0, ComparisonType.reference, 2);
    }
    trace(number, "s0", new double[] {number, 2, 3}, 0);
    analysis(number, 1);
    analysis(number, 2);
    alert(number, 0, 1, false);
    alert(number, 0, 2, number % 2 == 0);
    alert(number, 1, 1, false);
    return number == 2 ? acknowledge(number, 1, "ann", 5) : this;
  }

  /** The first cycle becomes the reference, and so does the fifth. */
  public Story event(int number, CycleState state, String cause, boolean isFinal) {
    CycleEvent.Builder event = eventBuilder(number, state, cause).setFinal$(isFinal);
    if (isFinal) {
      event.setBecomesReference(number == 1 || number == 5);
      event.setReferenceVersion(number < 5 ? 1 : 2);
      event.setReferenceCycleId(number == 1 ? null : cycleId(number <= 5 ? 1 : 5));
      event.setPreviousCycleId(number == 1 ? null : cycleId(number - 1));
    }
    return add(Topics.CYCLES, streamId(), event.getOccurredAt(), event.build());
  }

  public CycleEvent.Builder eventBuilder(int number, CycleState state, String cause) {
    boolean over = state != CycleState.active;
    int seconds =
        switch (state) {
          case active -> 0;
          case stopping -> RUN_SECONDS;
          default -> RUN_SECONDS + 10;
        };
    return CycleEvent.newBuilder()
        .setStreamId(streamId())
        .setDatasetId(id("dataset"))
        .setCycleId(cycleId(number))
        .setCycleNumber(number)
        .setState(state)
        .setPreviousState(over ? CycleState.active : CycleState.waiting_start)
        .setCause(cause)
        .setOccurredAt(start(number).plusSeconds(seconds))
        .setStartTime(start(number))
        .setEndTime(over ? end(number) : null)
        .setFirstSampleTime(over ? start(number).plusMillis(5) : null)
        .setLastSampleTime(over ? end(number) : null)
        .setSampleCount(over ? 240 + number : 0)
        .setDuplicateCount(over ? number : 0)
        .setMetadata("{\"operator\": \"" + name + "\", \"batch\": " + number + "}");
  }

  public Story status(int number, long samples, long version) {
    boolean over = samples >= 200;
    CycleStatus status =
        CycleStatus.newBuilder()
            .setStreamId(streamId())
            .setVersion(version)
            .setState(over ? CycleState.stopping : CycleState.active)
            .setCycleId(cycleId(number))
            .setCycleNumber(number)
            .setStartTime(start(number))
            .setEndTime(over ? end(number) : null)
            .setSampleCount(samples)
            .setLastSampleTime(start(number).plusSeconds(samples / 10))
            .build();
    return add(Topics.CYCLE_STATUS, streamId(), start(number), status);
  }

  public Story deviation(int number, int sensor, ComparisonType type, int revision) {
    boolean reference = type == ComparisonType.reference;
    SensorDeviation deviation =
        SensorDeviation.newBuilder()
            .setStreamId(streamId())
            .setCycleId(cycleId(number))
            .setCycleNumber(number)
            .setComparisonType(type)
            .setReferenceCycleId(cycleId(reference ? 1 : number - 1))
            .setReferenceVersion(1)
            .setSensorId("s" + sensor)
            .setSensorName("Sensor " + sensor)
            .setUnit("bar")
            .setEuclideanDistance(0.01 * sensor + revision)
            .setDtwDistance(0.02 * sensor)
            .setMaxDeviation(1.5)
            .setMeanDeviation(0.5)
            .setPeakDeviationTime(start(number).plusSeconds(7))
            .setScore(revision)
            .setContributionShare(1.0 / SENSORS)
            .setContributionRank(sensor + 1)
            .setSeverity(Severity.warning)
            .setKind("level")
            .setExplanation("higher than usual, revision " + revision)
            .setRevision(revision)
            .build();
    return add(Topics.DEVIATIONS, cycleId(number), finalTime(number), deviation);
  }

  /**
   * One sensor's curve of a finished cycle.
   *
   * @param recordedAfterSec how long after the cycle's final event the record was written
   */
  public Story trace(int number, String sensorId, double[] values, int recordedAfterSec) {
    List<Long> offsets = new ArrayList<>();
    List<Double> boxed = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      offsets.add(i * 1_000_000L);
      boxed.add(values[i]);
    }
    SensorTrace trace =
        SensorTrace.newBuilder()
            .setStreamId(streamId())
            .setCycleId(cycleId(number))
            .setCycleNumber(number)
            .setSensorId(sensorId)
            .setSensorName("Sensor " + sensorId)
            .setUnit("bar")
            .setStartTime(start(number))
            .setEndTime(end(number))
            .setOffsetsNs(offsets)
            .setValues(boxed)
            .setSampleCount(values.length)
            .build();
    return add(
        Topics.CYCLE_TRACES,
        Topics.sensorKey(streamId(), sensorId),
        finalTime(number).plusSeconds(recordedAfterSec),
        trace);
  }

  public Story analysis(int number, int revision) {
    CycleAnalysis analysis =
        CycleAnalysis.newBuilder()
            .setStreamId(streamId())
            .setCycleId(cycleId(number))
            .setCycleNumber(number)
            .setRevision(revision)
            .setProvisional(revision == 1)
            .setCycleState(number == 3 ? CycleState.aborted : CycleState.stopped)
            .setHealthScore(number == 1 ? null : 90.0 + revision)
            .setAnomalyFlag(revision == 2)
            .setSeverity(Severity.critical)
            .setComparisonType(number == 1 ? null : ComparisonType.reference)
            .setReferenceCycleId(number == 1 ? null : cycleId(1))
            .setTop3Sensors(
                List.of(new RankedSensor("s0", "Sensor \"0\"", 0.7, Severity.critical, "level")))
            .setMissingSensors(List.of("s9"))
            .setSampleCount(240L + number)
            .setDurationS(RUN_SECONDS)
            .setEndTime(end(number))
            .setAnalysedAt(finalTime(number))
            .setKind("shape")
            .setLearned(revision == 2)
            .setLearnedCycles(number)
            .build();
    return add(Topics.ANALYSES, streamId(), finalTime(number), analysis);
  }

  public Story alert(int number, int sensor, int revision, boolean withdrawn) {
    Alert alert =
        Alert.newBuilder()
            .setId(alertId(number, sensor))
            .setStreamId(streamId())
            .setCycleId(cycleId(number))
            .setCycleNumber(number)
            .setSensorId("s" + sensor)
            .setSensorName("Sensor " + sensor)
            .setAlertType("deviation_critical")
            .setSeverity(Severity.critical)
            .setMessage("revision " + revision)
            .setCreatedAt(finalTime(number))
            .setRevision(revision)
            .setWithdrawn(withdrawn)
            .build();
    return add(Topics.ALERTS, streamId(), finalTime(number), alert);
  }

  /** So many samples of five seconds were lost. */
  public Story gap(String gapId, long samples, int minutesLater) {
    Instant at = BEGIN.plusSeconds(60L * minutesLater);
    SampleGap gap =
        SampleGap.newBuilder()
            .setGapId(gapId)
            .setStreamId(streamId())
            .setFromTime(BEGIN)
            .setToTime(BEGIN.plusSeconds(5))
            .setSampleCount(samples)
            .setReason("drop_oldest")
            .setReceivedAt(at)
            .build();
    return add(Topics.SAMPLE_GAPS, streamId(), at, gap);
  }

  public Story acknowledge(int number, int sensor, String person, int minutesLater) {
    Instant at = finalTime(number).plusSeconds(60L * minutesLater);
    AlertAcknowledgement acknowledgement =
        AlertAcknowledgement.newBuilder()
            .setAlertId(alertId(number, sensor))
            .setStreamId(streamId())
            .setCycleId(cycleId(number))
            .setAcknowledgedBy(person)
            .setComment("seen by " + person)
            .setAcknowledgedAt(at)
            .build();
    return add(Topics.ACKNOWLEDGEMENTS, streamId(), at, acknowledgement);
  }

  /** Somebody did something to this stream. */
  public Story audited(int number, String actor, String subject) {
    AuditEvent event =
        AuditEvent.newBuilder()
            .setEventId(id("audit-" + number))
            .setAt(BEGIN)
            .setActor(actor)
            .setAction("label")
            .setStreamId(streamId())
            .setSubject(subject)
            .setOutcome("accepted")
            .setStatus(200)
            .build();
    return add(Topics.AUDIT, actor, BEGIN, event);
  }

  public String alertId(int number, int sensor) {
    return id("alert-" + number + "-" + sensor);
  }

  public Story add(io.vertac.topics.Topic<?> topic, String key, Instant at, SpecificRecord value) {
    records.add(new StoryRecord(topic, key, value, at));
    return this;
  }

  public Instant start(int number) {
    return BEGIN.plusSeconds((long) (number - 1) * CYCLE_SECONDS);
  }

  public Instant end(int number) {
    return start(number).plusSeconds(RUN_SECONDS);
  }

  private Instant finalTime(int number) {
    return start(number).plusSeconds(RUN_SECONDS + 10);
  }

  private String id(String what) {
    return UUID.nameUUIDFromBytes((name + "/" + what).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
