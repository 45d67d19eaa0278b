package io.vertac.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.config.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void shouldPlayARecordingAndEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("rig.csv"), "cycle,t,p\n1,0,1\n1,1,2\n2,0,3\n");
    try (TestGateway gateway = new TestGateway()) {
      int code =
          run(
              Map.of("VERTAC_URL", gateway.address().toString()),
              "--recording",
              file.toString(),
              "--speed",
              "max",
              "--once");
      assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
      assertThat(code).isZero();
      assertThat(gateway.samples()).hasSize(3);
      assertThat(gateway.registrations().get(0).path("device_name").asText()).isEqualTo("rig");
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("read=3 sent=3 acknowledged=3 rejected=0 unreadable=0 cycles=2 retries=0\n");
  }

  @Test
  void shouldEndWithOneWhenAReadingWasUnreadable() throws IOException {
    Path file = Files.writeString(folder.resolve("rig.csv"), "cycle,t,p\n1,0,1\n1,1,abc\n");
    try (TestGateway gateway = new TestGateway()) {
      String url = gateway.address().toString();
      String recording = file.toString();
      assertThat(run(Map.of(), "--gateway", url, "--recording", recording, "--speed=max", "--once"))
          .isEqualTo(1);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("unreadable=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--speed 2 | --simulate or --recording",
        "--simulate --config x.yaml | not both",
        "--config missing.yaml | config=missing.yaml",
        "--simulate --recording x.csv | --simulate or --recording",
        "--recording missing.csv | recording=missing.csv",
        "--simulate --speed fast | speed=fast",
        "--simulate --gateway nowhere | gateway=nowhere",
        "--simulate --speed max | speed=max",
        "--simulate --sensors 9999 | sensors=9999",
        "--simulate --batch-samples 0 | batch-samples=0",
        "--simulate --unheard-of | --unheard-of",
        "--simulate --cycles many | many"
      })
  void shouldSayInOneLineWhatCannotBeUsed(String args, String expected) {
    assertThat(run(Map.of(), args.split(" "))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).strip())
        .startsWith("vertac edge: ")
        .contains(expected)
        .doesNotContain("\n");
  }

  @Test
  void shouldExplainItselfWhenAsked() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--recording", "--simulate", "--reference-cycle", "--state-dir", "VERTAC_URL");
  }

  private int run(Map<String, String> environment, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    if (!all.contains("--help")) {
      all.addAll(List.of("--state-dir", folder.resolve("state").toString()));
    }
    return EdgeCommand.run(
        all.toArray(String[]::new),
        new Environment(environment),
        Clock.systemUTC(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
