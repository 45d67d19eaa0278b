package io.vertac.edge.site;

import io.vertac.config.Service;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.gateway.ClockOffset;
import io.vertac.edge.gateway.GatewayClient;
import io.vertac.edge.metrics.MetricsServer;
import io.vertac.edge.progress.EdgeProgress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All streams of one {@code edge.yaml}, in one process. It starts whether or not devices and
 * gateway can be reached, and goes on trying.
 */
public final class SiteConnector implements Service, MetricsServer.Shown {
  private final SiteSettings settings;
  private final RetryLimits retries;
  private final EdgeProgress progress;
  private final Clock clock;
  private final ClockOffset offset = new ClockOffset();
  private final List<StreamRunner> runners = new ArrayList<>();
  private MetricsServer metrics;

  /**
   * @param progress told what happens, from the connector's threads
   */
  public SiteConnector(
      SiteSettings settings, RetryLimits retries, EdgeProgress progress, Clock clock) {
    this.settings = settings;
    this.retries = retries;
    this.progress = progress;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    GatewayClient client =
        new GatewayClient(settings.gateway(), settings.requestTimeout(), clock, offset);
    try {
      for (StreamSettings stream : settings.streams()) {
        runners.add(new StreamRunner(settings, stream, client, retries, progress, clock));
      }
      settings.metrics().ifPresent(address -> metrics = new MetricsServer(address, this));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    runners.forEach(StreamRunner::start);
  }

  @Override
  public synchronized Throwable failure() {
    return runners.stream()
        .map(StreamRunner::failure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What Prometheus reads. */
  @Override
  public String metricsText() {
    return SiteMetrics.text(List.copyOf(runners), offset, clock);
  }

  @Override
  public List<String> failures() {
    return SiteTroubles.failures(List.copyOf(runners));
  }

  @Override
  public List<String> troubles() {
    return SiteTroubles.of(List.copyOf(runners), clock);
  }

  /** The ids of the streams, in the order of the file. */
  public synchronized List<String> streamIds() {
    return runners.stream().map(StreamRunner::streamId).toList();
  }

  /** One line for people: what was done since the start. */
  public String counts() {
    return SiteMetrics.line(List.copyOf(runners));
  }

  /** Samples that are not yet acknowledged. */
  public long backlog() {
    return runners.stream().mapToLong(runner -> runner.outbox().sampleCount()).sum();
  }

  /** The port of the metrics; -1 if there are none. */
  public synchronized int metricsPort() {
    return metrics == null ? -1 : metrics.port();
  }

  @Override
  public synchronized void close() {
    runners.parallelStream().forEach(StreamRunner::close);
    if (metrics != null) {
      metrics.close();
      metrics = null;
    }
  }
}
