package io.vertac.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a connector's process in the middle of a cycle, with and without a warning. */
@Timeout(300)
class ProcessEndIT {
  @TempDir Path folder;
  private final TestGateway gateway = new TestGateway();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldAbortTheCycleAndExitWithZeroWhenToldToEnd(boolean onDisk) throws Exception {
    Process connector = inTheMiddleOfACycle(onDisk);
    connector.destroy();
    assertThat(connector.waitFor()).isZero();
    List<String> history = gateway.history();
    assertThat(history.get(history.size() - 1))
        .startsWith("abort ")
        .endsWith(" connection_lost")
        .contains(lastSampleTime());
    assertThat(history).filteredOn(step -> step.startsWith("stop")).isEmpty();
    assertThat(Files.readString(folder.resolve("out"))).contains("cycle 1 aborted: ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldAbortTheCycleOfAKilledProcessAtTheNextStart(boolean onDisk) throws Exception {
    Process killed = inTheMiddleOfACycle(onDisk);
    killed.destroyForcibly().waitFor();
    start(onDisk);
    await().atMost(Duration.ofSeconds(120)).until(() -> steps().size() >= 3);
    assertThat(steps().get(0)).startsWith("start {\"part\":1,");
    assertThat(steps().get(1)).startsWith("abort ").endsWith(" connection_lost");
    assertThat(steps().get(2)).startsWith("start {\"part\":2,");
  }

  private Process inTheMiddleOfACycle(boolean onDisk) throws IOException {
    Process connector = start(onDisk);
    await().atMost(Duration.ofSeconds(120)).until(() -> gateway.samples().size() > 100);
    return connector;
  }

  private List<String> steps() {
    return gateway.history().stream().filter(step -> !step.startsWith("batch")).toList();
  }

  private String lastSampleTime() {
    int last = gateway.samples().size() - 1;
    return gateway.samples().get(last).path("timestamp").asText();
  }

  /** A simulated press with a cycle so long that it does not end by itself. */
  private Process start(boolean onDisk) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                EdgeMain.class.getName()));
    if (onDisk) {
      Path file =
          Files.writeString(
              folder.resolve("edge.yaml"),
              """
              gateway: {url: "%s"}
              streams:
                - device: press-1
                  source: {type: simulator, cycle_seconds: 600}
              """
                  .formatted(gateway.address()));
      command.addAll(List.of("--config", file.toString()));
    } else {
      command.addAll(List.of("--simulate", "--cycle-seconds", "600"));
      command.addAll(List.of("--gateway", gateway.address().toString()));
      command.addAll(List.of("--state-dir", folder.resolve("state").toString()));
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
            .start();
    started.add(process);
    return process;
  }
}
