package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void shouldBeKilledWhenItDoesNotListen() throws Exception {
    ChildProcess child = start("trap '' TERM; while true; do sleep 1; done");
    ProcessHandle process = recorded();
    child.stop(1);
    assertThat(process.isAlive()).isFalse();
    assertThat(leftovers().find()).isEmpty();
  }

  @Test
  void shouldBeStoppedWhenAskingFails() throws Exception {
    ChildProcess child = start("sleep 300; true");
    ProcessHandle process = recorded();
    child.stop(
        () -> {
          throw new PartException("nobody to ask");
        },
        5);
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void shouldRepeatItsLastWordsWhenItEndsBeforeItAnswers() throws Exception {
    ChildProcess child = start("echo 'error: out of luck'; exit 3");
    assertThatThrownBy(() -> child.awaitReady(LIMIT, () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("out of luck")
        .hasMessageContaining("some.log");
  }

  @Test
  void shouldBeStoppedWhenItNeverAnswers() throws Exception {
    ChildProcess child = start("sleep 300; true");
    ProcessHandle process = recorded();
    assertThatThrownBy(() -> child.awaitReady(Duration.ZERO, () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no answer");
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void shouldSayWhichProgramWhenItIsMissing() {
    assertThat(ParentDeath.succeeds(List.of("vertac-no-such-program"))).isFalse();
    assertThatThrownBy(
            () ->
                ChildProcess.startAndKeep(new ProcessBuilder("vertac-no-such-program", "argument")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("vertac-no-such-program");
  }

  private ChildProcess start(String script) throws IOException {
    return ChildProcess.start(
        List.of("sh", "-c", script),
        "TERM",
        new ProcessLog(folder.resolve("some.log")),
        leftovers());
  }

  /** What is on record; while one program makes way for the next there is no command line. */
  private ProcessHandle recorded() {
    return await().atMost(LIMIT).until(() -> leftovers().find(), Optional::isPresent).orElseThrow();
  }

  private Leftovers leftovers() {
    return new Leftovers(folder.resolve("some.pid"), "sh");
  }
}
