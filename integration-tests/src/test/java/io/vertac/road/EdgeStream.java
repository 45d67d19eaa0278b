package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CycleEvent;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.events.SensorTrace;
import io.vertac.topics.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the pipeline holds of one stream, compared with itself and with what was sent. */
final class EdgeStream {
  private final TopicRecords topics;
  private final String streamId;
  private List<CycleEvent> found;

  /** One sample as the pipeline knows it. */
  private record Known(String sensorId, long micros) {}

  EdgeStream(TopicRecords topics, String streamId) {
    this.topics = topics;
    this.streamId = streamId;
  }

  /**
   * Every sample came in one batch only, and every one that lies within a cycle is in its traces.
   *
   * @param stored how many samples the connector has stored and sent
   */
  void requireEverySampleOnce(long stored) {
    Map<Known, Double> sent = sent();
    assertThat(sent).hasSize((int) stored);
    Map<Known, Double> traced = new HashMap<>();
    for (SensorTrace trace : traces()) {
      long start = micros(trace.getStartTime());
      for (int i = 0; i < trace.getValues().size(); i++) {
        long time = start + trace.getOffsetsNs().get(i) / 1_000;
        Double before = traced.put(new Known(trace.getSensorId(), time), trace.getValues().get(i));
        assertThat(before).as("%s %d is in two traces", trace.getSensorId(), time).isNull();
      }
    }
    Map<Known, Double> expected = new HashMap<>(sent);
    expected.keySet().removeIf(known -> !withinACycle(known.micros()));
    assertThat(traced).isEqualTo(expected);
  }

  /** A sensor's values in its cycles, in the order of the cycles. */
  List<List<Double>> values(String sensorId) {
    Map<Integer, List<Double>> byCycle = new TreeMap<>();
    for (SensorTrace trace : traces()) {
      if (trace.getSensorId().equals(sensorId)) {
        byCycle.put(trace.getCycleNumber(), List.copyOf(trace.getValues()));
      }
    }
    return List.copyOf(byCycle.values());
  }

  private Map<Known, Double> sent() {
    Map<Known, Double> sent = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (SampleBatch batch : topics.of(Topics.SAMPLES, streamId)) {
      if (!seen.add(batch.getBatchId())) {
        continue;
      }
      for (Sample sample : batch.getSamples()) {
        String sensor = batch.getSensors().get(sample.getSensor()).getSensorId();
        Known known = new Known(sensor, sample.getTimeUs());
        assertThat(sent.put(known, sample.getValue())).as("%s came twice", known).isNull();
      }
    }
    return sent;
  }

  private List<SensorTrace> traces() {
    List<SensorTrace> traces = new ArrayList<>();
    topics.all(Topics.CYCLE_TRACES).stream()
        .map(record -> record.value())
        .filter(trace -> trace.getStreamId().equals(streamId))
        .forEach(traces::add);
    return traces;
  }

  private boolean withinACycle(long micros) {
    return cycles().stream()
        .anyMatch(
            cycle ->
                micros >= micros(cycle.getStartTime()) && micros <= micros(cycle.getEndTime()));
  }

  private List<CycleEvent> cycles() {
    if (found == null) {
      found = topics.of(Topics.CYCLES, streamId).stream().filter(CycleEvent::getFinal$).toList();
    }
    return found;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
