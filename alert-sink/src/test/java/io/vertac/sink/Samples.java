package io.vertac.sink;

import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Builds a batch of samples as the gateway does. */
public final class Samples {
  public static final Instant TAKEN =
      Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

  private final String streamId;
  private final List<BatchSensor> sensors = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private String datasetId = "11111111-2222-3333-4444-555555555555";
  private Instant receivedAt = TAKEN.plusMillis(12);

  public Samples(String streamId) {
    this.streamId = streamId;
  }

  public static Samples ofNewStream() {
    return new Samples(UUID.randomUUID().toString());
  }

  public Samples dataset(String id) {
    this.datasetId = id;
    return this;
  }

  public Samples receivedAt(Instant at) {
    this.receivedAt = at;
    return this;
  }

  public Samples sensor(String id, String name) {
    sensors.add(new BatchSensor(id, name, "bar"));
    return this;
  }

  /** Of the sensor added last. */
  public Samples sample(long micros, int nanos, double value, double quality) {
    return sampleOf(sensors.size() - 1, micros, nanos, value, quality);
  }

  public Samples sampleOf(int sensor, long micros, int nanos, double value, double quality) {
    samples.add(new Sample(sensor, micros, nanos, value, quality));
    return this;
  }

  /** One sensor, a millisecond apart. */
  public Samples series(int first, int count) {
    for (int i = first; i < first + count; i++) {
      sample(micros(TAKEN) + i * 1000L, 0, i, 1.0);
    }
    return this;
  }

  public static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }

  public String streamId() {
    return streamId;
  }

  public SampleBatch build() {
    return new SampleBatch(
        streamId,
        datasetId,
        UUID.randomUUID().toString(),
        receivedAt,
        List.copyOf(sensors),
        List.copyOf(samples));
  }

  public StoryRecord record() {
    return new StoryRecord(Topics.SAMPLES, streamId, build(), receivedAt);
  }
}
