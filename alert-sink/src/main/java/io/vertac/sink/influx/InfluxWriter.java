package io.vertac.sink.influx;

import io.vertac.events.SampleBatch;
import io.vertac.sink.delivery.RecordWriter;
import io.vertac.sink.delivery.Rejection;
import io.vertac.sink.delivery.SinkRecord;
import io.vertac.sink.delivery.WriteOutcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes samples as line protocol, several requests at the same time.
 *
 * <p>A point is identified by its tags and time, so writing it again changes nothing.
 */
public final class InfluxWriter implements RecordWriter {
  private static final Comparator<Rejection> IN_ORDER =
      Comparator.comparing((Rejection rejection) -> rejection.origin().partition())
          .thenComparing(rejection -> rejection.origin().offset());

  private final InfluxServer server;
  private final ExecutorService executor;
  private final List<Lane> lanes;
  private final LineHeads heads = new LineHeads();

  public InfluxWriter(InfluxSettings settings) {
    this.server = new InfluxServer(settings);
    this.executor =
        Executors.newFixedThreadPool(
            settings.writers(),
            task -> {
              Thread thread = new Thread(task, "alert-sink-influx-writer");
              thread.setDaemon(true);
              return thread;
            });
    this.lanes =
        IntStream.range(0, settings.writers())
            .mapToObj(i -> new Lane(server, settings.batchPoints(), executor))
            .toList();
  }

  @Override
  public void prepare() {
    server.prepare();
  }

  @Override
  public void check() {
    server.check();
  }

  @Override
  public WriteOutcome write(Iterable<SinkRecord> records) {
    // One rejection a record, however many of its samples are bad.
    Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected = new LinkedHashMap<>();
    lanes.forEach(Lane::clear);
    for (SinkRecord record : records) {
      add(record, rejected);
    }
    long points = lanes.stream().mapToLong(lane -> lane.finish(rejected)).sum();
    return new WriteOutcome(points, rejected.values().stream().sorted(IN_ORDER).toList());
  }

  private void add(SinkRecord record, Map<ConsumerRecord<byte[], byte[]>, Rejection> rejected) {
    SampleBatch batch = (SampleBatch) record.value();
    LineProtocol samples = new LineProtocol(batch, heads);
    firstProblem(samples)
        .ifPresent(
            cause -> rejected.put(record.origin(), Rejection.unwritable(record.origin(), cause)));
    int lane = Math.floorMod(batch.getStreamId().hashCode(), lanes.size());
    lanes.get(lane).append(record.origin(), samples, rejected);
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

  @Override
  public void close() {
    executor.shutdownNow();
    server.close();
  }
}
