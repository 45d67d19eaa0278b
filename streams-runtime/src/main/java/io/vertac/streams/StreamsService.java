package io.vertac.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertac.metrics.MeasuredService;
import io.vertac.topics.KafkaHeartbeat;
import io.vertac.topics.TopicCreation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one topology: exactly once, restarting threads that failed, until it is closed. */
public final class StreamsService implements MeasuredService {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
  private static final long START_TIMEOUT_SECONDS = 120;
  private static final long RETRY_PAUSE_MS = 1_000;

  private final StreamsSettings settings;
  private final Topology topology;
  private final RefusedRecords refused;
  private final KafkaStreams streams;
  private final CountDownLatch running = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Throwable failure;

  /** For a topology that refuses nothing by itself. */
  public StreamsService(StreamsSettings settings, Supplier<Topology> topology) {
    this(settings, topology, new RefusedRecords(settings.application(), List.of(), List.of()));
  }

  /**
   * @param refused counts what the topology refuses
   */
  public StreamsService(
      StreamsSettings settings, Supplier<Topology> topology, RefusedRecords refused) {
    this.settings = settings;
    this.refused = refused;
    TopicCreation.createMissing(settings.kafka());
    this.topology = topology.get();
    this.streams = new KafkaStreams(this.topology, StreamsConfiguration.of(settings, refused));
    streams.setUncaughtExceptionHandler(this::onThreadFailure);
    streams.setStateListener((now, before) -> onState(now));
  }

  /** Returns when every task of this instance has its state and works. */
  @Override
  public void start() {
    streams.start();
    try {
      if (!running.await(START_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        LOG.atWarn()
            .addKeyValue("application", settings.application())
            .log("still restoring state; it goes on in the background");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void measure(MeterRegistry registry) {
    new StreamsMeters(streams, settings.application(), TopologyStores.of(topology))
        .bindTo(registry);
    refused.bindTo(registry);
  }

  @Override
  public Optional<String> trouble() {
    KafkaStreams.State state = streams.state();
    return state == KafkaStreams.State.RUNNING
        ? KafkaHeartbeat.trouble(streams.metrics())
        : Optional.of("its topology is not running, but " + state);
  }

  @Override
  public Throwable failure() {
    return failure;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      // Leaving the group lets the next start join at once instead of waiting for the session.
      streams.close(
          CloseOptions.timeout(CLOSE_TIMEOUT)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  private void onState(KafkaStreams.State state) {
    if (state == KafkaStreams.State.RUNNING) {
      running.countDown();
    } else if (state == KafkaStreams.State.ERROR) {
      failure = new IllegalStateException(settings.application() + " stopped for good");
      running.countDown();
    }
  }

  private StreamThreadExceptionResponse onThreadFailure(Throwable error) {
    LOG.atError()
        .addKeyValue("application", settings.application())
        .setCause(error)
        .log("a stream thread failed and is replaced; nothing it did not commit has happened");
    try {
      Thread.sleep(RETRY_PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
