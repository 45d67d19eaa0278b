package io.vertac.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsFileTest {
  @TempDir Path folder;

  @Test
  void shouldBeReadByAShellAsItWasMeant() throws IOException, InterruptedException {
    Path file =
        EndpointsFile.write(
            folder, Map.of("DATABASE_URL", "postgresql://v:it's $x@h/db"), "http://127.0.0.1:1");
    Process shell =
        new ProcessBuilder(
                "sh", "-c", "set -a; . " + file + "; printf '%s|%s' \"$DATABASE_URL\" $VERTAC_URL")
            .start();
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(shell.getInputStream().readAllBytes()))
        .isEqualTo("postgresql://v:it's $x@h/db|http://127.0.0.1:1");
  }

  @Test
  void shouldTellOtherCommandsWhatRuns() {
    Map<String, String> parts = Map.of("KAFKA_BOOTSTRAP_SERVERS", "k:1", "DATABASE_URL", "it's");
    EndpointsFile.write(folder, parts, "http://127.0.0.1:1");
    assertThat(EndpointsFile.variables(Map.of("A", "b"), folder))
        .containsAllEntriesOf(parts)
        .containsEntry("A", "b")
        .containsEntry("VERTAC_URL", "http://127.0.0.1:1");
    Map<String, String> own = Map.of("KAFKA_BOOTSTRAP_SERVERS", "other:1");
    assertThat(EndpointsFile.variables(own, folder)).isEqualTo(own);
  }

  @Test
  void shouldBeReadByItsOwnerOnly() throws IOException {
    Path file = EndpointsFile.write(folder, Map.of(), "http://127.0.0.1:1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
