package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {
  @TempDir Path folder;

  @Test
  void shouldChooseTheKnownReasonWhenMoreIsSaidAfterIt() {
    String output =
        """
        LOG:  starting
        FATAL:  could not write lock file: No space left on device
        LOG:  error: shutting down
        LOG:  database system is shut down
        """;
    assertThat(ProcessLog.lastComplaint(output)).contains("No space left on device");
  }

  @Test
  void shouldChooseTheLastComplaintWhenNoReasonIsKnown() {
    assertThat(ProcessLog.lastComplaint("FATAL: first\nFATAL: second\nLOG: bye\n"))
        .isEqualTo("FATAL: second");
    assertThat(ProcessLog.lastComplaint("hello\nbye\n\n")).isEqualTo("bye");
    assertThat(ProcessLog.lastComplaint("")).isEqualTo("it said nothing");
  }

  @Test
  void shouldKeepOneOlderFileWhenOpenedAgain() throws Exception {
    Path file = folder.resolve("some.log");
    for (String run : new String[] {"first", "second", "third"}) {
      new ProcessLog(file).open();
      Files.writeString(file, run);
    }
    assertThat(file).hasContent("third");
    assertThat(folder.resolve("some.log.previous")).hasContent("second");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }
}
