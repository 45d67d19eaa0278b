package io.vertac.gateway.kafka;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.producer.KafkaProducer;

/** How Kafka takes what the gateway sends. */
final class PublisherMeters implements MeterBinder {
  private static final String GROUP = "producer-metrics";
  private static final String PREFIX = "vertac.gateway.kafka.";
  private static final double MILLIS_PER_SECOND = 1e3;

  private final KafkaProducer<?, ?> producer;

  PublisherMeters(KafkaProducer<?, ?> producer) {
    this.producer = producer;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(
        registry,
        "acknowledgement.seconds.avg",
        "Time until Kafka has acknowledged a request, on average of late",
        p -> figure("request-latency-avg") / MILLIS_PER_SECOND);
    gauge(
        registry,
        "acknowledgement.seconds.max",
        "Time until Kafka has acknowledged a request, the highest of late",
        p -> figure("request-latency-max") / MILLIS_PER_SECOND);
    gauge(
        registry,
        "buffer.bytes",
        "Records that Kafka has not acknowledged yet",
        p -> figure("buffer-total-bytes") - figure("buffer-available-bytes"));
    FunctionCounter.builder(PREFIX + "record.errors", producer, p -> figure("record-error-total"))
        .description("Records that Kafka did not take")
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<KafkaProducer<?, ?>> value) {
    Gauge.builder(PREFIX + name, producer, value::applyAsDouble)
        .description(description)
        .register(registry);
  }

  /** What was not measured yet is not a number. */
  private double figure(String name) {
    return producer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().group().equals(GROUP))
        .filter(metric -> metric.getKey().name().equals(name))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .filter(Double::isFinite)
        .sum();
  }
}
