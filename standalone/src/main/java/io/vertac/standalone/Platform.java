package io.vertac.standalone;

import io.vertac.config.Environment;
import io.vertac.config.Service;
import io.vertac.cycle.CycleProcessor;
import io.vertac.deviation.DeviationProcessor;
import io.vertac.gateway.GatewayConfig;
import io.vertac.gateway.IngestGateway;
import io.vertac.metrics.MeasuredService;
import io.vertac.sink.AlertSink;
import io.vertac.sink.AlertSinkConfig;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.TopicCreation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The four services on given parts: the very classes that run alone elsewhere, here in one process.
 */
public final class Platform implements AutoCloseable {
  private final IngestGateway gateway;
  private final List<Service> services;
  private final List<MeasuredService> behind;

  /**
   * @param variables of section "Environment" of the manual, as every service reads them
   * @throws io.vertac.config.ConfigurationException if a setting cannot be used
   */
  public Platform(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    TopicCreation.createMissing(KafkaSettings.from(environment));
    gateway = new IngestGateway(GatewayConfig.from(environment), Clock.systemUTC());
    behind =
        List.of(
            CycleProcessor.from(environment),
            DeviationProcessor.from(environment),
            new AlertSink(AlertSinkConfig.from(environment)));
    services = Stream.concat(Stream.of(gateway), behind.stream()).toList();
  }

  /** Starts the services side by side; returns when all are ready. */
  public void start() {
    try {
      SideBySide.run(services.stream().<Runnable>map(service -> service::start).toList());
      // One process, one page of metrics.
      behind.forEach(service -> service.measure(gateway.meters()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The gateway's address. */
  public String url() {
    return gateway.url();
  }

  /** What failed for good, if anything did. */
  public Optional<Throwable> failure() {
    return services.stream().map(Service::failure).filter(f -> f != null).findFirst();
  }

  /** Variables that a process was given, with those of its embedded parts in front. */
  static Map<String, String> variables(Map<String, String> given, Map<String, String> parts) {
    Map<String, String> merged = new TreeMap<>(given);
    merged.putAll(parts);
    return merged;
  }

  @Override
  public void close() {
    // The gateway first: what it still takes must find its way through the others.
    gateway.close();
    SideBySide.closeAll(behind);
  }
}
