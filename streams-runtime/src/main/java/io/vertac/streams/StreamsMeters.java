package io.vertac.streams;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The few of Kafka Streams' many figures that tell how a topology is doing, summed over its threads
 * and partitions, so that there are as many series however many of those there are.
 */
final class StreamsMeters implements MeterBinder {
  private static final String PREFIX = "vertac.streams.";
  private static final String THREADS = "stream-thread-metrics";
  private static final String NODES = "stream-processor-node-metrics";
  private static final String STORES = "stream-state-metrics";
  private static final String FETCHES = "consumer-fetch-manager-metrics";
  private static final double MILLIS_PER_SECOND = 1e3;

  private final KafkaStreams streams;
  private final String application;
  private final Set<String> stores;

  /**
   * @param stores names of the topology's state stores
   */
  StreamsMeters(KafkaStreams streams, String application, Set<String> stores) {
    this.streams = streams;
    this.application = application;
    this.stores = stores;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Tags tags = Tags.of("application", application);
    gauge(
        registry,
        "running",
        tags,
        "Whether every task has its state and works: 1 or 0",
        s -> s.state() == KafkaStreams.State.RUNNING ? 1 : 0);
    gauge(registry, "lag.records", tags, "Records that are not processed yet", this::lag);
    FunctionCounter.builder(
            PREFIX + "processed.records", streams, s -> sum(THREADS, "process-total"))
        .description("Records that were processed")
        .tags(tags)
        .register(registry);
    seconds(
        registry, tags, "process.seconds", "process-latency", THREADS, "Time to process a record");
    seconds(registry, tags, "commit.seconds", "commit-latency", THREADS, "Time to commit");
    gauge(
        registry,
        "end.to.end.seconds.max",
        tags,
        "Age of a record when it is processed, the highest of late",
        s -> max(NODES, "record-e2e-latency-max") / MILLIS_PER_SECOND);
    stores.forEach(store -> store(registry, tags.and("store", store), store));
  }

  private void seconds(
      MeterRegistry registry,
      Tags tags,
      String name,
      String kafkaName,
      String group,
      String description) {
    gauge(
        registry,
        name + ".avg",
        tags,
        description + ", on average of late",
        s -> max(group, kafkaName + "-avg") / MILLIS_PER_SECOND);
    gauge(
        registry,
        name + ".max",
        tags,
        description + ", the highest of late",
        s -> max(group, kafkaName + "-max") / MILLIS_PER_SECOND);
  }

  private void store(MeterRegistry registry, Tags tags, String store) {
    gauge(
        registry,
        "store.keys",
        tags,
        "About how many keys a state store has",
        s -> ofStore("estimate-num-keys", store));
    gauge(
        registry,
        "store.bytes",
        tags,
        "Bytes of a state store, on disk and in memory",
        s -> ofStore("total-sst-files-size", store) + ofStore("size-all-mem-tables", store));
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      Tags tags,
      String description,
      ToDoubleFunction<KafkaStreams> value) {
    Gauge.builder(PREFIX + name, streams, value)
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private double lag(KafkaStreams of) {
    return of.metrics().entrySet().stream()
        .filter(metric -> isNamed(metric.getKey(), FETCHES, "records-lag"))
        .filter(metric -> isMainConsumer(metric.getKey()))
        .mapToDouble(metric -> number(metric.getValue().metricValue()))
        .sum();
  }

  /** Not of those that restore state. */
  private static boolean isMainConsumer(MetricName metric) {
    String client = metric.tags().getOrDefault("client-id", "");
    return client.endsWith("-consumer") && !client.endsWith("-restore-consumer");
  }

  private double sum(String group, String name) {
    return fold(group, name, 0, Double::sum);
  }

  private double max(String group, String name) {
    return fold(group, name, 0, Math::max);
  }

  private double fold(String group, String name, double none, DoubleBinaryOperator with) {
    return streams.metrics().entrySet().stream()
        .filter(metric -> isNamed(metric.getKey(), group, name))
        .mapToDouble(metric -> number(metric.getValue().metricValue()))
        .reduce(none, with);
  }

  private double ofStore(String name, String store) {
    return streams.metrics().entrySet().stream()
        .filter(metric -> isNamed(metric.getKey(), STORES, name))
        .filter(metric -> metric.getKey().tags().containsValue(store))
        .mapToDouble(metric -> number(metric.getValue().metricValue()))
        .sum();
  }

  private static boolean isNamed(MetricName metric, String group, String name) {
    return metric.name().equals(name) && metric.group().equals(group);
  }

  /** What was not measured yet is not a number. */
  private static double number(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? number.doubleValue()
        : 0;
  }
}
