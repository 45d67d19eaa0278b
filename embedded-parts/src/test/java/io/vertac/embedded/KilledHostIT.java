package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledHostIT {
  private static final String REGISTRY_HOME = System.getProperty("vertac.registry.home");

  @TempDir Path folder;

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
