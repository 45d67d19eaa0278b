package io.vertac.gateway.ingest;

import io.vertac.events.BatchSensor;
import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import io.vertac.gateway.input.ParsedBatch;
import io.vertac.gateway.input.SampleColumns;
import io.vertac.gateway.input.SensorRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a batch into records, each below the size that the broker takes. Writes the columns of the
 * batch straight into the bytes of a {@code SampleBatch}, without an object for each sample.
 *
 * <p>Where to cut depends on the samples alone, so that a batch sent again is cut again in the same
 * places and gets the same ids.
 */
final class BatchRecords {
  private static final int NANOS_PER_MICRO = 1000;

  /** Three short whole numbers and two doubles. */
  private static final int SAMPLE_BYTES = 30;

  private static final int SENSOR_BYTES = 48;
  private static final int HEAD_BYTES = 256;

  private final byte[] prefix;
  private final int maxRecordBytes;

  /**
   * @param prefix of every value, in front of the Avro binary
   * @param maxRecordBytes the largest encoded value
   */
  BatchRecords(byte[] prefix, int maxRecordBytes) {
    this.prefix = prefix;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** The encoded records in order; one, unless it would be too large. */
  List<byte[]> encode(
      ParsedBatch batch, String batchId, StreamRegistered stream, Instant receivedAt) {
    Encoding encoding = new Encoding(batch, batchId, stream, receivedAt);
    byte[] whole = encoding.whole();
    return whole.length <= maxRecordBytes ? List.of(whole) : split(encoding, whole.length);
  }

  private List<byte[]> split(Encoding encoding, int size) {
    int pieces = ceilDiv(size, maxRecordBytes);
    while (pieces < encoding.samples.size()) {
      List<byte[]> encoded = encoding.cut(pieces);
      if (encoded.stream().allMatch(piece -> piece.length <= maxRecordBytes)) {
        return encoded;
      }
      pieces++;
    }
    return encoding.cut(encoding.samples.size());
  }

  private static int ceilDiv(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** One batch being encoded, whole or in pieces. */
  private final class Encoding {
    private final String streamId;
    private final String batchId;
    private final String datasetId;
    private final long receivedMicros;
    private final List<BatchSensor> sensors;
    private final SampleColumns samples;

    Encoding(ParsedBatch batch, String batchId, StreamRegistered stream, Instant receivedAt) {
      this.streamId = batch.streamId();
      this.batchId = batchId;
      this.datasetId = stream.getDatasetId();
      this.receivedMicros = ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt);
      this.sensors = sensors(batch.sensors(), stream);
      this.samples = batch.samples();
    }

    byte[] whole() {
      AvroBytes out = head(batchId, sensors, samples.size());
      writeSamples(out, 0, samples.size(), null);
      return out.toArray();
    }

    List<byte[]> cut(int pieces) {
      int length = ceilDiv(samples.size(), pieces);
      List<byte[]> parts = new ArrayList<>(pieces);
      for (int from = 0; from < samples.size(); from += length) {
        parts.add(part(parts.size(), from, Math.min(from + length, samples.size())));
      }
      return parts;
    }

    /** A piece names only the sensors that its own samples need. */
    private byte[] part(int number, int from, int to) {
      int[] positions = new int[sensors.size()];
      Arrays.fill(positions, -1);
      List<BatchSensor> needed = new ArrayList<>();
      for (int i = from; i < to; i++) {
        int sensor = samples.sensor(i);
        if (positions[sensor] < 0) {
          positions[sensor] = needed.size();
          needed.add(sensors.get(sensor));
        }
      }
      AvroBytes out = head(batchId + "#" + number, needed, to - from);
      writeSamples(out, from, to, positions);
      return out.toArray();
    }

    /** Everything up to the samples; the fields are in the order of the schema. */
    private AvroBytes head(String id, List<BatchSensor> table, int count) {
      AvroBytes out =
          new AvroBytes(HEAD_BYTES + table.size() * SENSOR_BYTES + count * SAMPLE_BYTES);
      out.write(prefix);
      out.writeString(streamId);
      out.writeString(datasetId);
      out.writeString(id);
      out.writeLong(receivedMicros);
      if (!table.isEmpty()) {
        out.writeLong(table.size());
        for (BatchSensor sensor : table) {
          out.writeString(sensor.getSensorId());
          out.writeString(sensor.getSensorName());
          out.writeString(sensor.getUnit());
        }
      }
      out.writeLong(0);
      return out;
    }

    /**
     * @param positions of sensors in the piece's own table; null for those of the whole batch
     */
    private void writeSamples(AvroBytes out, int from, int to, int[] positions) {
      if (from < to) {
        out.writeLong(to - from);
        for (int i = from; i < to; i++) {
          int sensor = samples.sensor(i);
          long nanos = samples.epochNanos(i);
          out.writeLong(positions == null ? sensor : positions[sensor]);
          out.writeLong(Math.floorDiv(nanos, NANOS_PER_MICRO));
          out.writeLong(Math.floorMod(nanos, NANOS_PER_MICRO));
          out.writeDouble(samples.value(i));
          out.writeDouble(samples.quality(i));
        }
      }
      out.writeLong(0);
    }
  }

  /** What a sample leaves out is as registered. */
  private static List<BatchSensor> sensors(List<SensorRef> refs, StreamRegistered stream) {
    Map<String, SensorInfo> registered = null;
    List<BatchSensor> sensors = new ArrayList<>(refs.size());
    for (SensorRef ref : refs) {
      if (ref.sensorName() != null && ref.unit() != null) {
        sensors.add(new BatchSensor(ref.sensorId(), ref.sensorName(), ref.unit()));
        continue;
      }
      if (registered == null) {
        registered = byId(stream);
      }
      sensors.add(completed(ref, registered.get(ref.sensorId())));
    }
    return sensors;
  }

  private static Map<String, SensorInfo> byId(StreamRegistered stream) {
    Map<String, SensorInfo> sensors = new HashMap<>();
    stream.getSensors().forEach(sensor -> sensors.put(sensor.getSensorId(), sensor));
    return sensors;
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
