package io.vertac.sink;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertac.sink.delivery.Delivery;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/** What is counted of one destination. */
final class SinkMeters implements MeterBinder {
  private static final String DESTINATION = "destination";
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Delivery delivery;

  SinkMeters(Delivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "up", "Whether the destination takes what is written: 1 or 0", this::isUp);
    gauge(registry, "lag.records", "Records that are not fetched yet", now -> (double) now.lag());
    gauge(
        registry,
        "delay.seconds",
        "How old the newest record of the last write was when it was stored",
        now -> now.delayMs() / MILLIS_PER_SECOND);
    counter(registry, "records", "Records that are stored", DestinationStatus::records);
    counter(registry, "items", "Rows or points in them", DestinationStatus::items);
    delivery.rejections().forEach((reason, count) -> deadLetters(registry, reason, count));
  }

  private void deadLetters(MeterRegistry registry, String reason, LongAdder count) {
    FunctionCounter.builder("vertac.sink.dead.letters", count, LongAdder::sum)
        .description("Records that could not be stored and went to the dead-letter topic")
        .tag(DESTINATION, delivery.destination())
        .tag("reason", reason)
        .register(registry);
  }

  private double isUp(DestinationStatus now) {
    return now.state() == DestinationStatus.State.UP ? 1 : 0;
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<DestinationStatus> value) {
    Gauge.builder("vertac.sink." + name, delivery, d -> value.applyAsDouble(d.status()))
        .description(description)
        .tag(DESTINATION, delivery.destination())
        .register(registry);
  }

  private void counter(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<DestinationStatus> value) {
    FunctionCounter.builder("vertac.sink." + name, delivery, d -> value.applyAsDouble(d.status()))
        .description(description)
        .tag(DESTINATION, delivery.destination())
        .register(registry);
  }
}
