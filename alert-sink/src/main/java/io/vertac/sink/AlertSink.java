package io.vertac.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertac.metrics.MeasuredService;
import io.vertac.sink.delivery.DeadLetters;
import io.vertac.sink.delivery.Delivery;
import io.vertac.sink.delivery.RecordWriter;
import io.vertac.sink.delivery.Subscription;
import io.vertac.sink.influx.InfluxWriter;
import io.vertac.sink.postgres.PostgresWriter;
import io.vertac.topics.Topic;
import io.vertac.topics.TopicCreation;
import io.vertac.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the topics say to the destinations that are configured: streams, cycles, curves,
 * deviations, analyses, alerts and their acknowledgements, gaps and who did what to PostgreSQL,
 * samples to InfluxDB.
 *
 * <p>Each destination is a consumer group and a thread of its own: one that is away delays its own
 * records only.
 */
public final class AlertSink implements MeasuredService {
  public static final String POSTGRES = "postgres";
  public static final String INFLUX = "influx";

  private static final Logger LOG = LoggerFactory.getLogger(AlertSink.class);
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  /** A row is read by people and dashboards; a tenth of a second later costs far fewer commits. */
  private static final Duration POSTGRES_LINGER = Duration.ofMillis(100);

  /** Every write of a time-series store costs, however few its points are. */
  private static final Duration INFLUX_LINGER = Duration.ofSeconds(2);

  private static final List<Topic<?>> POSTGRES_TOPICS =
      List.of(
          Topics.STREAMS,
          Topics.CYCLES,
          Topics.CYCLE_STATUS,
          Topics.CYCLE_TRACES,
          Topics.DEVIATIONS,
          Topics.ANALYSES,
          Topics.ALERTS,
          Topics.ACKNOWLEDGEMENTS,
          Topics.SAMPLE_GAPS,
          Topics.AUDIT);

  private final AlertSinkConfig config;
  private final Clock clock;
  private final List<Delivery> deliveries = new ArrayList<>();
  private DeadLetters deadLetters;

  public AlertSink(AlertSinkConfig config) {
    this(config, Clock.systemUTC());
  }

  /**
   * @param clock tells since when a destination is up or down
   */
  public AlertSink(AlertSinkConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    TopicCreation.createMissing(config.kafka());
    deadLetters = new DeadLetters(config.kafka());
    config
        .postgres()
        .ifPresentOrElse(
            settings ->
                add(POSTGRES, POSTGRES_TOPICS, POSTGRES_LINGER, new PostgresWriter(settings)),
            () -> logOff(POSTGRES, "DATABASE_URL"));
    config
        .influx()
        .ifPresentOrElse(
            settings ->
                add(INFLUX, List.of(Topics.SAMPLES), INFLUX_LINGER, new InfluxWriter(settings)),
            () -> logOff(INFLUX, "INFLUXDB_URL"));
    startDeliveries();
  }

  private void add(
      String destination, List<Topic<?>> topics, Duration linger, RecordWriter writer) {
    Subscription subscription =
        new Subscription(destination, topics, config.kafka(), config.delivery(), linger);
    deliveries.add(new Delivery(subscription, writer, deadLetters, clock));
  }

  private static void logOff(String destination, String key) {
    LOG.atInfo()
        .addKeyValue("destination", destination)
        .log("nothing is written to this destination, as {} is not set", key);
  }

  private void startDeliveries() {
    try {
      for (Delivery delivery : deliveries) {
        delivery.start(LONGEST_START);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  /** How each destination that is configured is doing, by its name. */
  public synchronized Map<String, DestinationStatus> destinations() {
    Map<String, DestinationStatus> destinations = new LinkedHashMap<>();
    deliveries.forEach(delivery -> destinations.put(delivery.destination(), delivery.status()));
    return destinations;
  }

  @Override
  public synchronized void measure(MeterRegistry registry) {
    deliveries.forEach(delivery -> new SinkMeters(delivery).bindTo(registry));
  }

  @Override
  public synchronized Optional<String> trouble() {
    return deliveries.stream()
        .map(Delivery::trouble)
        .flatMap(Optional::stream)
        .distinct()
        .reduce((first, second) -> first + "; " + second);
  }

  @Override
  public synchronized Throwable failure() {
    return deliveries.stream()
        .map(Delivery::failure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Override
  public synchronized void close() {
    deliveries.forEach(Delivery::close);
    deliveries.clear();
    if (deadLetters != null) {
      deadLetters.close();
      deadLetters = null;
    }
  }
}
