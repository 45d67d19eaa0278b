package io.vertac.edge.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.edge.TestGateway;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.counterpart.TailDevice;
import io.vertac.edge.progress.EdgeProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a backlog reaches a gateway that was away, beside what is read meanwhile. */
@Timeout(300)
class DrainRateIT {
  private static final RetryLimits EAGER =
      new RetryLimits(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMinutes(1));
  private static final int BACKLOG = 2_000;
  private static final double RATE = 500;
  private static final int BATCH = 50;
  private static final double LIVE = 1_000_000;

  /** One sample at the gateway. */
  private record Arrival(double value, long nanos) {
    boolean live() {
      return value >= LIVE;
    }
  }

  @TempDir Path folder;
  private final TestGateway gateway = new TestGateway();
  private final List<Arrival> arrivals = new ArrayList<>();
  private TailDevice device;

  @AfterEach
  void end() {
    gateway.close();
  }

  @Test
  void shouldSendLiveSamplesBesideTheBacklogAndThatNoFasterThanItsRate() throws Exception {
    long startedAt = drain("live_first", Clock.systemUTC());
    requireRate(startedAt);
    assertThat(values(false)).isSorted().hasSize(BACKLOG).doesNotHaveDuplicates();
    assertThat(values(true)).isSorted().doesNotHaveDuplicates();
    // Four seconds at least, by the rate, in which the device goes on.
    int lastOfBacklog = lastOfBacklog();
    assertThat(arrivals.subList(0, lastOfBacklog).stream().filter(Arrival::live).count())
        .isGreaterThan(10);
  }

  @Test
  void shouldKeepTheOrderAndTheRateWhenTheBacklogGoesFirst() throws Exception {
    // What was stored counts as old only after some seconds.
    long startedAt = drain("backlog_first", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
    requireRate(startedAt);
    assertThat(arrivals.stream().map(Arrival::value).toList()).isSorted().doesNotHaveDuplicates();
    assertThat(values(false)).hasSize(BACKLOG);
  }

  /** Lets a backlog pile up, then send it while the device goes on; tells when that began. */
  private long drain(String order, Clock later) throws Exception {
    device = new TailDevice(folder);
    gateway.troubles(() -> TestGateway.Trouble.UNAVAILABLE);
    try (SiteConnector connector = connector(order, Clock.systemUTC())) {
      connector.start();
      for (int i = 0; i < BACKLOG; i++) {
        device.set(i, 0, false);
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> connector.backlog() == 2 * BACKLOG);
    }
    gateway.troubles(() -> TestGateway.Trouble.NONE);
    gateway.reject(this::note);
    long startedAt = System.nanoTime();
    try (SiteConnector connector = connector(order, later)) {
      connector.start();
      for (int i = 0; lastOfBacklog() < 0; i++) {
        device.set(LIVE + i, 0, false);
        Thread.sleep(20);
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> connector.backlog() == 0);
    }
    return startedAt;
  }

  /** A batch may go when those before it have had their time. */
  private synchronized void requireRate(long startedAt) {
    int samples = 0;
    for (Arrival arrival : arrivals) {
      if (!arrival.live()) {
        // Each line has two sensors.
        samples += 2;
        double allowed = RATE * (arrival.nanos() - startedAt) / 1e9 + BATCH;
        assertThat((double) samples).isLessThanOrEqualTo(allowed);
      }
    }
  }

  private synchronized boolean note(JsonNode sample) {
    if (sample.path("sensor_id").asText().equals("force")) {
      arrivals.add(new Arrival(sample.path("value").asDouble(), System.nanoTime()));
    }
    return false;
  }

  private synchronized List<Double> values(boolean live) {
    return arrivals.stream().filter(a -> a.live() == live).map(Arrival::value).toList();
  }

  /** Its place among all; -1 while it has not come. */
  private synchronized int lastOfBacklog() {
    for (int i = arrivals.size() - 1; i >= 0; i--) {
      if (arrivals.get(i).value() == BACKLOG - 1) {
        return i;
      }
    }
    return -1;
  }

  private SiteConnector connector(String order, Clock clock) {
    String more =
        """
        flush: 0s
        batch: {samples: %d, span: 1s}
        outbox: {order: %s, drain_rate: %d}
        """
            .formatted(BATCH, order, (int) RATE);
    return new SiteConnector(
        Sites.read(Sites.write(folder, gateway.address().toString(), more, device.yaml(0))),
        EAGER,
        EdgeProgress.SILENT,
        clock);
  }
}
