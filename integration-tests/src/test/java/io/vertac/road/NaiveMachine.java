package io.vertac.road;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A machine with a connector that knows the least: no batch ids, no times on its commands, times in
 * microseconds with a Z. It samples in real time, as the gateway places commands without a time of
 * their own by the times at which samples come.
 */
final class NaiveMachine {
  static final int SENSORS = 3;
  static final int BATCHES = 5;
  static final int ROWS = 20;

  /** Samples of one sensor in one cycle. */
  static final int PER_SENSOR = BATCHES * ROWS;

  /** Samples of one cycle. */
  static final int PER_CYCLE = PER_SENSOR * SENSORS;

  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final List<String> posted = new ArrayList<>();
  private final String streamId;
  private final String datasetId;
  private HttpTalk gateway;
  private Instant cycleBegin;
  private int batch;

  private NaiveMachine(HttpTalk gateway, String streamId, String datasetId) {
    this.gateway = gateway;
    this.streamId = streamId;
    this.datasetId = datasetId;
  }

  static NaiveMachine register(HttpTalk gateway, String device) {
    StringJoiner sensors = new StringJoiner(",");
    for (int i = 0; i < SENSORS; i++) {
      sensors.add(
          "{\"sensor_id\":\"s%d\",\"name\":\"Sensor %d\",\"type\":\"analog\",\"unit\":\"kN\"}"
              .formatted(i, i));
    }
    String body =
        "{\"device_name\":\"%s\",\"sensor_count\":%d,\"sensors\":[%s]}"
            .formatted(device, SENSORS, sensors);
    var answer = gateway.post("/api/live/register", body).ok();
    return new NaiveMachine(
        gateway, answer.get("stream_id").textValue(), answer.get("dataset_id").textValue());
  }

  String streamId() {
    return streamId;
  }

  String datasetId() {
    return datasetId;
  }

  /** The same machine, now talking to another gateway. */
  void use(HttpTalk other) {
    gateway = other;
  }

  /** Everything that was posted as a batch, in order. */
  List<String> posted() {
    return List.copyOf(posted);
  }

  /** Plays one whole cycle and returns its id. */
  String playCycle() {
    String cycleId = start();
    postBatches(BATCHES);
    stop();
    return cycleId;
  }

  String start() {
    String cycleId = command("start").ok().get("cycle_id").textValue();
    cycleBegin = Instant.now().truncatedTo(ChronoUnit.MICROS);
    batch = 0;
    return cycleId;
  }

  void stop() {
    command("stop").ok();
  }

  Answer command(String name) {
    return gateway.post("/api/live/cycle/" + name + "?stream_id=" + streamId);
  }

  /** Posts the next batches of the running cycle, each as soon as its last sample was taken. */
  void postBatches(int count) {
    for (int i = 0; i < count; i++) {
      StringJoiner samples = new StringJoiner(",");
      for (int row = batch * ROWS; row < (batch + 1) * ROWS; row++) {
        addRow(samples, row);
      }
      batch++;
      sleepUntil(cycleBegin.plus(PERIOD.multipliedBy((long) batch * ROWS)));
      String body = "{\"stream_id\":\"%s\",\"samples\":[%s]}".formatted(streamId, samples);
      posted.add(body);
      gateway.post("/api/live/batch", body).ok();
    }
  }

  /** A time within the running or last cycle at which no sample was taken. */
  Instant betweenSamples() {
    return cycleBegin.plus(PERIOD.multipliedBy(7)).plus(5, ChronoUnit.MILLIS);
  }

  /** A batch with one sample. */
  String oneSample(Instant time, String value) {
    return "{\"stream_id\":\"%s\",\"samples\":[%s]}".formatted(streamId, sample(time, 0, value));
  }

  private void addRow(StringJoiner samples, int row) {
    Instant time = cycleBegin.plus(PERIOD.multipliedBy(row));
    for (int sensor = 0; sensor < SENSORS; sensor++) {
      double value = (sensor + 1) * Math.sin(row * Math.PI / PER_SENSOR);
      samples.add(sample(time, sensor, String.format(Locale.ROOT, "%.6f", value)));
    }
  }

  private static String sample(Instant time, int sensor, String value) {
    return ("{\"timestamp\":\"%s\",\"sensor_id\":\"s%d\",\"sensor_name\":\"Sensor %d\",\"value\":%s,"
            + "\"unit\":\"kN\",\"quality\":1.0}")
        .formatted(TIME.format(time), sensor, sensor, value);
  }

  private static void sleepUntil(Instant time) {
    try {
      Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis() + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
