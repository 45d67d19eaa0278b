package io.vertac.sink.influx;

import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Writes the samples of one batch as lines: measurement {@code sensor_readings}, tags {@code
 * dataset_id}, {@code stream_id}, {@code sensor_id}, {@code sensor_name}, fields {@code value},
 * {@code quality}, {@code latency_ms}, nanoseconds.
 *
 * <p>Built straight into the text that is sent.
 */
final class LineProtocol {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long LATEST_MICROS = Long.MAX_VALUE / NANOS_PER_MICRO - 1;
  private static final double GOOD = 1.0;

  private final List<Sample> samples;
  private final String[] heads;
  private final long receivedMicros;

  LineProtocol(SampleBatch batch, LineHeads heads) {
    this.samples = batch.getSamples();
    this.heads = heads.of(batch);
    this.receivedMicros = micros(batch.getReceivedAt());
  }

  int size() {
    return samples.size();
  }

  /** What is wrong with a sample, for people; null if it can be written. */
  String problem(int index) {
    Sample sample = samples.get(index);
    if (sample.getSensor() < 0 || sample.getSensor() >= heads.length) {
      return "sample %d names sensor %d of %d".formatted(index, sample.getSensor(), heads.length);
    }
    if (!Double.isFinite(sample.getValue()) || !Double.isFinite(sample.getQuality())) {
      return "sample %d has value %s and quality %s"
          .formatted(index, sample.getValue(), sample.getQuality());
    }
    if (sample.getTimeUs() > LATEST_MICROS || sample.getTimeUs() < -LATEST_MICROS) {
      return "sample %d was taken at %d microseconds, beyond what nanoseconds can hold"
          .formatted(index, sample.getTimeUs());
    }
    return null;
  }

  /** Appends one line. Only for samples without a problem. */
  void append(StringBuilder lines, int index) {
    Sample sample = samples.get(index);
    lines.append(heads[sample.getSensor()]).append(sample.getValue()).append(",quality=");
    if (sample.getQuality() == GOOD) {
      lines.append('1');
    } else {
      lines.append(sample.getQuality());
    }
    long latency = Math.floorDiv(receivedMicros - sample.getTimeUs(), MICROS_PER_MILLI);
    lines.append(",latency_ms=").append(latency).append("i ");
    lines.append(sample.getTimeUs() * NANOS_PER_MICRO + sample.getTimeNs()).append('\n');
  }

  private static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond())
        + instant.getNano() / NANOS_PER_MICRO;
  }
}
