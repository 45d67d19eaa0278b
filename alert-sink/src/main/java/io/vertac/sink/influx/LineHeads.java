package io.vertac.sink.influx;

import io.vertac.events.BatchSensor;
import io.vertac.events.SampleBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the lines of each sensor begin: measurement and tags, escaped. A machine's batches name the
 * same sensors again and again, so that this is remembered, up to a bound. Used by one thread.
 */
final class LineHeads {
  static final String MEASUREMENT = "sensor_readings";
  private static final int MOST_REMEMBERED = 50_000;

  private final Map<String, Map<String, Head>> byStream = new HashMap<>();
  private int remembered;

  private record Head(String datasetId, BatchSensor sensor, String text) {
    boolean isOf(SampleBatch batch, BatchSensor other) {
      return sensor.getSensorName().equals(other.getSensorName())
          && datasetId.equals(batch.getDatasetId());
    }
  }

  /** In the order of the batch's sensors. */
  String[] of(SampleBatch batch) {
    if (remembered > MOST_REMEMBERED) {
      byStream.clear();
      remembered = 0;
    }
    Map<String, Head> known = byStream.computeIfAbsent(batch.getStreamId(), id -> new HashMap<>());
    List<BatchSensor> sensors = batch.getSensors();
    String[] heads = new String[sensors.size()];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = of(batch, sensors.get(i), known);
    }
    return heads;
  }

  private String of(SampleBatch batch, BatchSensor sensor, Map<String, Head> known) {
    Head head = known.get(sensor.getSensorId());
    if (head == null || !head.isOf(batch, sensor)) {
      head = new Head(batch.getDatasetId(), sensor, text(batch, sensor));
      known.put(sensor.getSensorId(), head);
      remembered++;
    }
    return head.text();
  }

  /** Tags in the order of their names, which spares the server the sorting. */
  private static String text(SampleBatch batch, BatchSensor sensor) {
    StringBuilder head = new StringBuilder(MEASUREMENT);
    TagEscaper.append(head, "dataset_id", batch.getDatasetId());
    TagEscaper.append(head, "sensor_id", sensor.getSensorId());
    TagEscaper.append(head, "sensor_name", sensor.getSensorName());
    TagEscaper.append(head, "stream_id", batch.getStreamId());
    return head.append(" value=").toString();
  }
}
