package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.config.Environment;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.site.SiteCheck;
import io.vertac.edge.site.SiteConnector;
import io.vertac.edge.site.SiteFile;
import io.vertac.edge.site.SiteSettings;
import io.vertac.gateway.keys.KeyRing;
import io.vertac.gateway.security.KeyText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real connector at a gateway that asks for keys. */
@Timeout(900)
class KeyedEdgeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final RetryLimits EAGER =
      new RetryLimits(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMinutes(1));

  @TempDir Path folder;

  @Test
  void shouldKeepEverySampleUntilItHasAKeyThatOpens() throws Exception {
    try (Road road = Road.started(EmbeddedParts.shared(), "keyed.")) {
      KeyText key = new KeyRing(road.kafka(), Clock.systemUTC()).create(wanted());
      try (SiteConnector without = connector(road, KeyText.random())) {
        await().atMost(PATIENCE).until(() -> check().contains("FAILS HTTP 401"));
        without.start();
        await().atMost(PATIENCE).until(() -> without.backlog() > 0);
      }
      try (SiteConnector with = connector(road, key)) {
        Road.eventually(() -> assertThat(check()).contains(": ok, its clock"));
        with.start();
        Road.eventually(
            () -> {
              assertThat(with.streamIds()).isNotEmpty();
              // The aborted one, whose samples were kept, and those played with the key.
              assertThat(road.tables().finishedCycles(with.streamIds().get(0)))
                  .hasSizeGreaterThan(2);
            });
        await().atMost(PATIENCE).until(() -> with.backlog() == 0);
        assertThat(with.counts()).contains("dropped=0");
        assertThat(with.metricsText()).doesNotContain(key.secret());
      }
    }
  }

  private String check() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    SiteSettings settings = SiteFile.read(folder.resolve("edge.yaml"), new Environment(Map.of()));
    new SiteCheck(settings, Duration.ofSeconds(10), Clock.systemUTC())
        .run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static KeyRing.Wanted wanted() {
    return new KeyRing.Wanted("edge", List.of(), "press", Optional.empty());
  }

  private SiteConnector connector(Road road, KeyText key) throws IOException {
    Files.writeString(folder.resolve("key.txt"), key.text() + "\n");
    Path yaml =
        Files.writeString(
            folder.resolve("edge.yaml"),
            """
            state: state
            gateway: {url: '%s', api_key_file: key.txt}
            streams:
              - device: press
                source: {type: simulator, seed: 4, cycles: 2, cycle_seconds: 2, speed: 1}
            """
                .formatted(road.url()));
    return new SiteConnector(
        SiteFile.read(yaml, new Environment(Map.of())),
        EAGER,
        EdgeProgress.SILENT,
        Clock.systemUTC());
  }
}
