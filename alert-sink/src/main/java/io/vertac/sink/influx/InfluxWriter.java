package io.vertac.sink.influx;

import io.vertac.events.SampleBatch;
import io.vertac.sink.delivery.RecordWriter;
import io.vertac.sink.delivery.Rejection;
import io.vertac.sink.delivery.SinkRecord;
import io.vertac.sink.delivery.WriteOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes samples as line protocol.
 *
 * <p>A point is identified by its tags and time, so writing it again changes nothing.
 */
public final class InfluxWriter implements RecordWriter {
  private final InfluxServer server;
  private final LineBatch batch;

  public InfluxWriter(InfluxSettings settings) {
    this.server = new InfluxServer(settings);
    this.batch = new LineBatch(settings.batchPoints());
  }

  @Override
  public void prepare() {
    server.prepare();
  }

  @Override
  public WriteOutcome write(Iterable<SinkRecord> records) {
    // One rejection a record, however many of its samples are bad.
    Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected = new LinkedHashMap<>();
    batch.clear();
    long points = 0;
    for (SinkRecord record : records) {
      points += add(record, rejected);
    }
    points += send(rejected);
    return new WriteOutcome(points, List.copyOf(rejected.values()));
  }

  /** Sends whenever the batch is full; returns how many points were stored. */
  private long add(SinkRecord record, Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    LineProtocol samples = new LineProtocol((SampleBatch) record.value());
    firstProblem(samples)
        .ifPresent(
            cause -> rejected.put(record.origin(), Rejection.unwritable(record.origin(), cause)));
    long points = 0;
    int next = 0;
    while (next < samples.size()) {
      next = batch.append(record.origin(), samples, next);
      if (batch.isFull()) {
        points += send(rejected);
      }
    }
    return points;
  }

  private static Optional<String> firstProblem(LineProtocol samples) {
    for (int i = 0; i < samples.size(); i++) {
      String problem = samples.problem(i);
      if (problem != null) {
        return Optional.of(problem + "; the record's good samples are stored");
      }
    }
    return Optional.empty();
  }

  private long send(Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    long points = batch.size() == 0 ? 0 : send(0, batch.size(), rejected);
    batch.clear();
    return points;
  }

  /**
   * Halves what the server refuses until the records it refuses are found.
   *
   * @return how many points were stored
   */
  private long send(int from, int to, Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    Optional<String> refusal = server.write(batch.text(from, to));
    if (refusal.isEmpty()) {
      return batch.points(from, to);
    }
    if (to - from == 1) {
      ConsumerRecord<byte[], byte[]> origin = batch.origin(from);
      rejected.putIfAbsent(origin, Rejection.unwritable(origin, refusal.get()));
      return 0;
    }
    int middle = (from + to) >>> 1;
    return send(from, middle, rejected) + send(middle, to, rejected);
  }

  @Override
  public void close() {
    server.close();
  }
}
