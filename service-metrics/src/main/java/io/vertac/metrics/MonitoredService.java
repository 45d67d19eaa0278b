package io.vertac.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertac.config.Environment;
import io.vertac.config.Service;
import java.util.Optional;

/** A service in a process of its own that shows how it is doing, if it is told where. */
public final class MonitoredService implements Service {
  private final MeasuredService service;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Optional<MonitorServer> server;
  private volatile boolean started;

  /**
   * @throws io.vertac.config.ConfigurationException if nothing can listen there
   */
  public MonitoredService(MeasuredService service, MonitorSettings settings) {
    this.service = service;
    this.server = settings.address().map(MonitorServer::new);
  }

  /**
   * @throws io.vertac.config.ConfigurationException if a setting cannot be used
   */
  public static Service of(Environment environment, MeasuredService service) {
    return new MonitoredService(service, MonitorSettings.from(environment));
  }

  /** Shows that the service is starting, while it is. */
  @Override
  public void start() {
    server.ifPresent(this::open);
    service.start();
    service.measure(registry);
    started = true;
  }

  /** Where it listens; empty if it does not. */
  public Optional<Integer> port() {
    return server.map(MonitorServer::port);
  }

  @Override
  public Throwable failure() {
    return service.failure();
  }

  @Override
  public void close() {
    service.close();
    server.ifPresent(MonitorServer::close);
  }

  private void open(MonitorServer opened) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    opened.metrics(registry::scrape);
    opened.state("/api/health", "ok", this::dead);
    opened.state("/api/ready", "ready", this::notReady);
    opened.start();
  }

  private Optional<String> dead() {
    return Optional.ofNullable(service.failure()).map(Throwable::toString);
  }

  private Optional<String> notReady() {
    if (!started) {
      return Optional.of("the service is starting");
    }
    return dead().or(service::trouble);
  }
}
