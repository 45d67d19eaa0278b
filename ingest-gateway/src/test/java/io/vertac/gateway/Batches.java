package io.vertac.gateway;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies to post. */
final class Batches {
  private Batches() {}

  static String of(String streamId, String batchId, String... samples) {
    String id = batchId == null ? "" : "\"batch_id\":\"" + batchId + "\",";
    return "{\"stream_id\":\"%s\",%s\"samples\":[%s]}"
        .formatted(streamId, id, String.join(",", samples));
  }

  static String sample(Instant time, String sensor, String value) {
    return "{\"timestamp\":\"%s\",\"sensor_id\":\"%s\",\"value\":%s}"
        .formatted(time, sensor, value);
  }

  /** As many samples, a millisecond apart, whose values count up from 0. */
  static String counting(String streamId, String batchId, int samples) {
    Instant first = Instant.now().minusSeconds(600);
    return IntStream.range(0, samples)
        .mapToObj(i -> sample(first.plusMillis(i), "force", Integer.toString(i)))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(","), all -> of(streamId, batchId, all)));
  }
}
