package io.vertac.gateway.ingest;

import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import io.vertac.gateway.input.ParsedBatch;
import io.vertac.gateway.input.SampleColumns;
import io.vertac.gateway.input.SensorRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns a batch into records, each below the size that the broker takes.
 *
 * <p>Where to cut depends on the samples alone, so that a batch sent again is cut again in the same
 * places and gets the same ids.
 */
final class BatchRecords {
  private static final int NANOS_PER_MICRO = 1000;

  private final Function<SampleBatch, byte[]> encoder;
  private final int maxRecordBytes;

  /**
   * @param maxRecordBytes the largest encoded value
   */
  BatchRecords(Function<SampleBatch, byte[]> encoder, int maxRecordBytes) {
    this.encoder = encoder;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** The encoded records in order; one, unless it would be too large. */
  List<byte[]> encode(
      ParsedBatch batch, String batchId, StreamRegistered stream, Instant receivedAt) {
    List<BatchSensor> sensors = sensors(batch.sensors(), stream);
    List<Sample> samples = samples(batch.samples());
    SampleBatch whole =
        new SampleBatch(
            batch.streamId(), stream.getDatasetId(), batchId, receivedAt, sensors, samples);
    byte[] encoded = encoder.apply(whole);
    if (encoded.length <= maxRecordBytes) {
      return List.of(encoded);
    }
    return split(whole, encoded.length);
  }

  private List<byte[]> split(SampleBatch whole, int size) {
    int pieces = ceilDiv(size, maxRecordBytes);
    while (pieces < whole.getSamples().size()) {
      List<byte[]> encoded = cut(whole, pieces).stream().map(encoder).toList();
      if (encoded.stream().allMatch(piece -> piece.length <= maxRecordBytes)) {
        return encoded;
      }
      pieces++;
    }
    return cut(whole, whole.getSamples().size()).stream().map(encoder).toList();
  }

  private static List<SampleBatch> cut(SampleBatch whole, int pieces) {
    List<Sample> samples = whole.getSamples();
    int length = ceilDiv(samples.size(), pieces);
    List<SampleBatch> parts = new ArrayList<>(pieces);
    for (int from = 0; from < samples.size(); from += length) {
      List<Sample> some = samples.subList(from, Math.min(from + length, samples.size()));
      parts.add(part(whole, parts.size(), some));
    }
    return parts;
  }

  private static int ceilDiv(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** A piece names only the sensors that its own samples need. */
  private static SampleBatch part(SampleBatch whole, int number, List<Sample> samples) {
    int[] positions = new int[whole.getSensors().size()];
    Arrays.fill(positions, -1);
    List<BatchSensor> sensors = new ArrayList<>();
    List<Sample> renumbered = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      if (positions[sample.getSensor()] < 0) {
        positions[sample.getSensor()] = sensors.size();
        sensors.add(whole.getSensors().get(sample.getSensor()));
      }
      renumbered.add(
          new Sample(
              positions[sample.getSensor()],
              sample.getTimeUs(),
              sample.getTimeNs(),
              sample.getValue(),
              sample.getQuality()));
    }
    return new SampleBatch(
        whole.getStreamId(),
        whole.getDatasetId(),
        whole.getBatchId() + "#" + number,
        whole.getReceivedAt(),
        sensors,
        renumbered);
  }

  private static List<Sample> samples(SampleColumns columns) {
    List<Sample> samples = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      long nanos = columns.epochNanos(i);
      samples.add(
          new Sample(
              columns.sensor(i),
              Math.floorDiv(nanos, NANOS_PER_MICRO),
              (int) Math.floorMod(nanos, NANOS_PER_MICRO),
              columns.value(i),
              columns.quality(i)));
    }
    return samples;
  }

  /** What a sample leaves out is as registered. */
  private static List<BatchSensor> sensors(List<SensorRef> refs, StreamRegistered stream) {
    if (refs.stream().allMatch(ref -> ref.sensorName() != null && ref.unit() != null)) {
      return refs.stream()
          .map(ref -> new BatchSensor(ref.sensorId(), ref.sensorName(), ref.unit()))
          .toList();
    }
    Map<String, SensorInfo> registered = new HashMap<>();
    stream.getSensors().forEach(sensor -> registered.put(sensor.getSensorId(), sensor));
    return refs.stream().map(ref -> completed(ref, registered.get(ref.sensorId()))).toList();
  }

  private static BatchSensor completed(SensorRef ref, SensorInfo registered) {
    String name = registered == null ? ref.sensorId() : registered.getName();
    String unit = registered == null ? "" : registered.getUnit();
    return new BatchSensor(
        ref.sensorId(),
        ref.sensorName() == null ? name : ref.sensorName(),
        ref.unit() == null ? unit : ref.unit());
  }
}
