package io.vertac.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandLineTest {
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
