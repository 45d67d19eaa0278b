package io.vertac.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir private Path folder;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    PrintStream capturing = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(capturing);
    System.setErr(capturing);
  }

  @AfterEach
  void giveBack() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void shouldNameEveryCommandWhenAskedForHelp() {
    assertThat(Vertac.run("--help")).isZero();
    assertThat(printed())
        .contains("demo", "up", "edge", "gateway", "cycle-processor", "alert-sink");
  }

  @Test
  void shouldSayWhatIsWrongInOneLine() {
    assertThat(Vertac.run("dance")).isEqualTo(2);
    assertThat(printed()).contains("vertac: ").contains("dance").contains("--help");
  }

  @Test
  void shouldNameTheSettingThatCannotBeUsed() {
    assertThat(Vertac.run("demo", "--speed", "fast")).isEqualTo(2);
    assertThat(printed().lines()).hasSize(1);
    assertThat(printed()).contains("speed=fast");
  }

  @Test
  void shouldRefuseBeforeAnythingStarts() throws IOException {
    String data = folder.resolve("data").toString();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      refused("--host=0.0.0.0", "up", "--host", "0.0.0.0", "--data-dir", data);
      refused("--host=0.0.0.0", "up", "--host", "0.0.0.0", "--port", "0", "--data-dir", data);
      refused("no.such.host.invalid", "up", "--host", "no.such.host.invalid", "--data-dir", data);
      refused("--port=70000", "up", "--port", "70000", "--data-dir", data);
      refused("speed=2.0", "demo", "--speed", "2", "--data-dir", data);
      assertThat(folder).isEmptyDirectory();
      refused("--port=" + port, "up", "--port", port, "--data-dir", data);
      refused("--port=" + port, "demo", "--port", port, "--data-dir", data);
    }
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      assertThat(files).as("nothing but the lock").hasSize(1);
    }
  }

  private void refused(String expected, String... typed) {
    printed.reset();
    assertThat(Vertac.run(typed)).isEqualTo(2);
    assertThat(printed()).contains("vertac: ").contains(expected);
    assertThat(printed().lines().filter(line -> !line.startsWith("starting"))).hasSize(1);
  }

  @Test
  void shouldNameTheRecordingThatIsNotThere() {
    assertThat(Vertac.run("demo", "--recording", "no-such-file.csv")).isNotZero();
    assertThat(printed().lines()).hasSize(1);
    assertThat(printed()).contains("no-such-file.csv");
  }

  @Test
  void shouldSayWhatAKeyCannotBe() {
    assertThat(Vertac.run("keys")).isEqualTo(2);
    assertThat(Vertac.run("keys", "create", "--role", "king")).isEqualTo(2);
    assertThat(Vertac.run("keys", "create", "--role", "viewer", "--stream", "x")).isEqualTo(2);
    assertThat(Vertac.run("keys", "create", "--role", "edge", "--stream", "x")).isEqualTo(2);
    assertThat(printed().lines()).hasSize(4);
    assertThat(printed())
        .contains("create, list or revoke")
        .contains("--role=king", "edge, viewer, operator, admin")
        .contains("--stream goes with --role edge only")
        .contains("--stream=x");
  }

  @Test
  void shouldSayWhereKeysWouldBeWhenNothingRuns() {
    assertThat(Vertac.run("keys", "list", "--data-dir", "no-such-folder")).isEqualTo(2);
    assertThat(printed()).contains("no-such-folder").contains("KAFKA_BOOTSTRAP_SERVERS");
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
