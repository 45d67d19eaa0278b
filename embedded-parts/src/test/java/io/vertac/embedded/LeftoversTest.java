package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final String SECONDS = "300.125";

  @TempDir Path folder;
  private Path pidFile;
  private Process process;

  @BeforeEach
  void startProcess() throws IOException {
    pidFile = folder.resolve("some.pid");
    process = new ProcessBuilder("sleep", SECONDS).start();
    // A process just begun has no command line for a moment, and is nobody's leftover.
    await().until(() -> process.info().commandLine().isPresent());
  }

  @AfterEach
  void endProcess() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void shouldEndTheProcessWhenItIsTheRecordedOne() throws Exception {
    leftovers(SECONDS).record(process.toHandle());
    leftovers(SECONDS).end();
    // The handle asks the system; the process object is told of its end a moment later.
    assertThat(process.toHandle().isAlive()).isFalse();
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void shouldSpareTheProcessWhenItStartedAtAnotherTime() throws Exception {
    long earlier = Instant.now().minusSeconds(60).toEpochMilli();
    Files.writeString(pidFile, process.pid() + " " + earlier + "\n");
    leftovers(SECONDS).end();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void shouldSpareTheProcessWhenItsCommandLineIsAnother() throws Exception {
    leftovers("something else").record(process.toHandle());
    leftovers("something else").end();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void shouldFindNothingWhenTheProcessIsGone() throws Exception {
    leftovers(SECONDS).record(process.toHandle());
    process.destroyForcibly().waitFor();
    assertThat(leftovers(SECONDS).find()).isEmpty();
  }

  @Test
  void shouldFindNothingWhenThePidFileIsCutOff() throws Exception {
    Files.writeString(pidFile, Long.toString(process.pid()));
    assertThat(leftovers(SECONDS).find()).isEmpty();
    leftovers(SECONDS).end();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void shouldFindNothingWhenThereIsNoPidFile() throws Exception {
    assertThat(leftovers(SECONDS).find()).isEmpty();
  }

  private Leftovers leftovers(String marker) {
    return new Leftovers(pidFile, marker);
  }
}
