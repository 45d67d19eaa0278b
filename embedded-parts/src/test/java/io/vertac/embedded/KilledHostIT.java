package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KilledHostIT {
  private static final String REGISTRY_HOME = System.getProperty("vertac.registry.home");

  @TempDir Path parent;
  private Path folder;

  /** With all that a shell, a URL or a configuration file might stumble over. */
  @BeforeEach
  void nameFolder() {
    folder = parent.resolve("it's a; folder=1&2 50% (#)");
  }

  @Test
  void shouldHaveEverythingWhenStartedAfterAKill() throws Exception {
    killOnceWritten();
    try (var parts = new PartsHost.Parts(folder, Path.of(REGISTRY_HOME))) {
      parts.start();
      assertThat(new KafkaTalk(parts.kafka.bootstrapServers()).read(PartsHost.TOPIC))
          .containsExactly("value");
      RegistryTalk registry = new RegistryTalk(parts.registry.url());
      assertThat(registry.subjects()).contains(PartsHost.TOPIC);
      assertThat(registry.register("new", "long"))
          .isNotEqualTo(registry.register(PartsHost.TOPIC, "string"));
      new TimeSeriesTalk(parts.timeSeries).awaitRows(1);
      try (var connection = parts.connection();
          ResultSet rows = connection.createStatement().executeQuery("SELECT n FROM kept")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(42);
      }
    }
  }

  /** Also the test that children do not outlive us, for they are gone before anything else runs. */
  private void killOnceWritten() throws IOException, InterruptedException {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                PartsHost.class.getName(),
                folder.toString(),
                REGISTRY_HOME)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = host.inputReader()) {
      assertThat(output.lines().anyMatch(PartsHost.READY::equals)).isTrue();
    }
    List<ProcessHandle> children = host.descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(2);
    host.destroyForcibly().waitFor();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }
}
