package io.vertac.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertac.config.Service;
import java.util.Optional;

/** A service that says how it is doing. */
public interface MeasuredService extends Service {

  /** Registers what the service counts; called once, after it was started. */
  void measure(MeterRegistry registry);

  /** What keeps the service from its work right now, for people; empty if nothing does. */
  Optional<String> trouble();
}
