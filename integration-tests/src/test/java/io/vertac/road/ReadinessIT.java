package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.config.Environment;
import io.vertac.cycle.CycleProcessor;
import io.vertac.deviation.DeviationProcessor;
import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedPostgres;
import io.vertac.embedded.EmbeddedRegistry;
import io.vertac.metrics.MeasuredService;
import io.vertac.metrics.MonitorSettings;
import io.vertac.metrics.MonitoredService;
import io.vertac.sink.AlertSink;
import io.vertac.sink.AlertSinkConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the services say while a part is really away: alive, so that nobody restarts them, but not
 * ready, and why. (The gateway is asked in tests of its own.)
 */
@Timeout(900)
class ReadinessIT {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final TestFolder folder = new TestFolder("ready");
  private final EmbeddedKafka kafka = new EmbeddedKafka(folder.path().resolve("k"));
  private final EmbeddedRegistry registry =
      new EmbeddedRegistry(EmbeddedParts.registryHome(), folder.path().resolve("r"));
  private final EmbeddedPostgres postgres = new EmbeddedPostgres(folder.path().resolve("p"));
  private final Map<String, MonitoredService> services = new LinkedHashMap<>();

  @AfterEach
  void stop() {
    services.values().forEach(MonitoredService::close);
    registry.close();
    postgres.close();
    kafka.close();
    folder.delete();
  }

  @Test
  void shouldSayWhatIsAwayAndStayAlive() {
    kafka.start();
    registry.start();
    postgres.start();
    start();
    services.keySet().forEach(this::awaitReady);

    postgres.close();
    awaitNotReady("alert-sink", "postgres is not reached");
    awaitReady("cycle-processor");
    awaitReady("deviation-processor");

    kafka.close();
    for (String processor : List.of("cycle-processor", "deviation-processor")) {
      awaitNotReady(processor, "kafka: has not answered for");
    }
    services.forEach(
        (name, service) -> {
          Answer health = talk(service).get("/api/health");
          assertThat(health.status()).as(name + health).isEqualTo(OK);
          assertThat(health.json().get("status").textValue()).isEqualTo("ok");
        });
  }

  private void start() {
    Environment environment =
        new Environment(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "SCHEMA_REGISTRY_URL", registry.url(),
                "DATABASE_URL", postgres.url(),
                "STATE_DIR", folder.path().resolve("s").toString(),
                "METRICS_PORT", "0"));
    add("cycle-processor", CycleProcessor.from(environment), environment);
    add("deviation-processor", DeviationProcessor.from(environment), environment);
    add("alert-sink", new AlertSink(AlertSinkConfig.from(environment)), environment);
  }

  private void add(String name, MeasuredService service, Environment environment) {
    MonitoredService monitored = new MonitoredService(service, MonitorSettings.from(environment));
    services.put(name, monitored);
    monitored.start();
  }

  private void awaitReady(String name) {
    Road.eventually(
        () -> assertThat(talk(services.get(name)).get("/api/ready").status()).isEqualTo(OK));
  }

  private void awaitNotReady(String name, String because) {
    Road.eventually(
        () -> {
          Answer ready = talk(services.get(name)).get("/api/ready");
          assertThat(ready.status()).as(name + ready).isEqualTo(UNAVAILABLE);
          assertThat(ready.json().get("detail").textValue()).contains(because);
        });
  }

  private static HttpTalk talk(MonitoredService service) {
    return new HttpTalk("http://127.0.0.1:" + service.port().orElseThrow());
  }
}
