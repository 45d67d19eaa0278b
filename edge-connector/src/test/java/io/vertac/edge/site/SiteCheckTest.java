package io.vertac.edge.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.TestGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCheckTest {
  private static final String LOG =
      """
      source: {type: csv_tail, file: log.csv, delimiter: ";", time_column: zeit, decimal: "%s"}
      sensors:
        - {id: force, unit: kN, column: %s, scale: 2, offset: 1}
      signals:
        - {id: shot, column: teil}
      cycle:
        each: {signal: shot}
      """;
  private static final String RECORDING =
      """
      source: {type: recording, file: log.csv, delimiter: ";", decimal: ",", cycle_column: teil}
      sensors:
        - {id: force, unit: kN, column: kraft}
      """;

  @TempDir Path folder;
  private final TestGateway gateway = new TestGateway();
  private boolean good;

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void shouldShowWhatWouldBeSent() throws Exception {
    rows("2026-11-26T01:00:00Z;31,9;A1", "2026-11-26T01:00:01Z;32,5;A2");
    assertThat(check(LOG.formatted(",", "kraft")))
        .contains("ok    force ", " 66 kN  quality 1  2026-11-26T01:00:01Z", "(32.5 there)")
        .contains("ok    shot ", " A2 (not sent) ")
        .contains("gateway " + gateway.address() + ": ok");
    assertThat(good).isTrue();
  }

  @Test
  void shouldFailAndSayWhyWhenNothingCanBeRead() throws Exception {
    rows("2026-11-26T01:00:00Z;31,9;A1", "2026-11-26T01:00:01Z;?;A2");
    assertThat(check(LOG.formatted(".", "kraft")))
        .contains("FAILS force ", "column kraft: '31,9' is no number", "set decimal: \",\"")
        .contains("ok    shot ");
    assertThat(good).isFalse();
  }

  @Test
  void shouldTellWhatElseCannotBeRead() throws Exception {
    rows("2026-11-26T01:00:00Z;31,9;A1", "2026-11-26T01:00:01Z;?;A1");
    assertThat(check(LOG.formatted(",", "kraft")))
        .contains(" 64.8 kN ")
        .contains("1 of 2 values cannot be read, the first because '?' is no number");
    assertThat(good).isTrue();
  }

  @Test
  void shouldBlameTheMissingColumnAlone() throws Exception {
    rows("2026-11-26T01:00:00Z;31,9;A1");
    assertThat(check(LOG.formatted(",", "krafft")))
        .contains("FAILS force ", "has no column krafft; its heading names zeit, kraft, teil")
        .contains("ok    shot ");
    assertThat(good).isFalse();
  }

  @Test
  void shouldNameTheTimeThatCannotBeRead() throws Exception {
    rows("26.11.2026 01:00;31,9;A1");
    assertThat(check(LOG.formatted(",", "kraft")))
        .contains("FAILS force, shot ", "log.csv: '26.11.2026 01:00' in column zeit is no time")
        .doesNotContain("CSVRecord");
  }

  @Test
  void shouldShowTheFirstValuesOfWhatIsPlayed() throws Exception {
    rows("2026-11-26T01:00:00Z;31,9;A1", "2026-11-26T01:00:01Z;?;A1");
    assertThat(check(RECORDING))
        .contains("ok    force ", " 31.9 kN  quality 1  0.000 s after the beginning")
        .contains("1 of 2 values cannot be read");
    assertThat(check("source: {type: simulator}\n")).contains("ok    force ", " kN  quality 1 ");
    assertThat(good).isTrue();
  }

  @Test
  void shouldSayInPlainWordsThatTheGatewayIsAway() throws Exception {
    gateway.close();
    rows("2026-11-26T01:00:00Z;31,9;A1");
    assertThat(check(LOG.formatted(",", "kraft")))
        .contains(": FAILS nobody listens at this address")
        .doesNotContain("Exception");
    assertThat(good).isFalse();
  }

  private void rows(String... rows) throws IOException {
    Files.writeString(
        folder.resolve("log.csv"), "zeit;kraft;teil\n" + String.join("\n", rows) + "\n");
  }

  private String check(String stream) throws InterruptedException {
    Path file = Sites.write(folder, gateway.address().toString(), "", stream);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SiteCheck check = new SiteCheck(Sites.read(file), Duration.ofSeconds(5), Clock.systemUTC());
    good = check.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
