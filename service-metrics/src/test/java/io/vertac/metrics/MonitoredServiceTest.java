package io.vertac.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MonitoredServiceTest {
  private static final Environment ANY_PORT = new Environment(Map.of("METRICS_PORT", "0"));
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shouldShowMetricsHealthAndReadinessWhenTheServiceWorks() throws Exception {
    Simple service = new Simple();
    service.mayStart.countDown();
    try (MonitoredService monitored = open(service)) {
      monitored.start();
      assertThat(get(monitored, "/metrics").body())
          .contains("vertac_simple 7.0")
          .contains("jvm_memory_used_bytes");
      assertThat(get(monitored, "/api/health").body()).isEqualTo("{\"status\":\"ok\"}");
      assertThat(get(monitored, "/api/ready").body()).isEqualTo("{\"status\":\"ready\"}");
    }
  }

  @Test
  void shouldBeAliveButNotReadyWhileTheServiceStarts() throws Exception {
    Simple service = new Simple();
    try (MonitoredService monitored = open(service)) {
      Thread starting = new Thread(monitored::start);
      starting.start();
      service.begun.await();
      assertThat(get(monitored, "/api/health").statusCode()).isEqualTo(200);
      HttpResponse<String> ready = get(monitored, "/api/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("the service is starting");
      service.mayStart.countDown();
      starting.join();
      assertThat(get(monitored, "/api/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldSayWhyWhenTheServiceCannotWork() throws Exception {
    Simple service = new Simple();
    service.mayStart.countDown();
    try (MonitoredService monitored = open(service)) {
      monitored.start();
      service.trouble = "the \"store\" is away";
      assertThat(get(monitored, "/api/health").statusCode()).isEqualTo(200);
      assertThat(get(monitored, "/api/ready").body()).contains("the \\\"store\\\" is away");
      service.failure = new IllegalStateException("gone for good");
      assertThat(get(monitored, "/api/health").statusCode()).isEqualTo(503);
      assertThat(get(monitored, "/api/ready").body()).contains("gone for good");
    }
  }

  @Test
  void shouldAnswerNothingElse() throws Exception {
    Simple service = new Simple();
    service.mayStart.countDown();
    try (MonitoredService monitored = open(service)) {
      monitored.start();
      assertThat(get(monitored, "/metrics/more").statusCode()).isEqualTo(404);
      assertThat(get(monitored, "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void shouldListenOnlyWhenToldWhere() {
    Simple service = new Simple();
    service.mayStart.countDown();
    try (MonitoredService monitored =
        new MonitoredService(service, MonitorSettings.from(new Environment(Map.of())))) {
      monitored.start();
      assertThat(monitored.port()).isEmpty();
    }
  }

  @Test
  void shouldNameThePortWhenItCannotBeUsed() {
    Environment wrong = new Environment(Map.of("METRICS_PORT", "http"));
    assertThatThrownBy(() -> MonitorSettings.from(wrong))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("METRICS_PORT");
    try (MonitoredService first = open(new Simple())) {
      String taken = Integer.toString(first.port().orElseThrow());
      Environment same = new Environment(Map.of("METRICS_PORT", taken));
      assertThatThrownBy(() -> MonitoredService.of(same, new Simple()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("METRICS_PORT=" + taken);
    }
  }

  private static MonitoredService open(Simple service) {
    return new MonitoredService(service, MonitorSettings.from(ANY_PORT));
  }

  private HttpResponse<String> get(MonitoredService monitored, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + monitored.port().orElseThrow() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static final class Simple implements MeasuredService {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayStart = new CountDownLatch(1);
    private volatile String trouble;
    private volatile Throwable failure;

    @Override
    public void start() {
      begun.countDown();
      try {
        mayStart.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void measure(MeterRegistry registry) {
      Gauge.builder("vertac.simple", () -> 7).register(registry);
    }

    @Override
    public Optional<String> trouble() {
      return Optional.ofNullable(trouble);
    }

    @Override
    public Throwable failure() {
      return failure;
    }

    @Override
    public void close() {}
  }
}
