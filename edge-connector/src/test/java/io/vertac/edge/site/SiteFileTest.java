package io.vertac.edge.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import io.vertac.edge.cycle.CycleRule;
import io.vertac.edge.outbox.OverflowPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteFileTest {
  private static final String GOOD =
      """
      gateway:
        url: http://127.0.0.1:8000
      outbox:
        max_age: 2h
        max_bytes: 5MB
        when_full: block
      streams:
        - device: press
          source: {type: modbus, host: plc}
          sensors:
            - {id: force, address: 0, encoding: float32}
          signals:
            - {id: running, table: coil, address: 3}
          cycle:
            while: {signal: running}
      """;

  @TempDir Path folder;

  @Test
  void shouldReadWhatIsSaidAndUseDefaultsForTheRest() throws IOException {
    SiteSettings settings = read(GOOD, Map.of("VERTAC_API_KEY", "k1"));
    StreamSettings stream = settings.streams().get(0);
    assertThat(settings.gateway().apiKey()).contains("k1");
    assertThat(settings.gateway().toString()).doesNotContain("k1");
    assertThat(settings.metrics()).isEmpty();
    assertThat(stream.machine().sensors()).hasSize(1);
    assertThat(stream.channels()).hasSize(2);
    assertThat(stream.cycle().get()).isInstanceOf(CycleRule.StartStop.class);
    assertThat(stream.outbox().limits().age()).isEqualTo(Duration.ofHours(2));
    assertThat(stream.outbox().limits().bytes()).isEqualTo(5 << 20);
    assertThat(stream.outbox().limits().policy()).isEqualTo(OverflowPolicy.BLOCK);
    assertThat(stream.outbox().batches().samples()).isEqualTo(50);
  }

  @Test
  void shouldTakeTheKeyFromItsFile() throws IOException {
    Files.writeString(folder.resolve("key.txt"), "secret\n");
    String text = GOOD.replace("outbox:", "  api_key_file: key.txt\noutbox:");
    assertThat(read(text, Map.of("VERTAC_API_KEY", "other")).gateway().apiKey()).contains("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cycle_column: no | line 4: streams[0].source.cycle_column=no cannot be used",
        "times: keep | line 4: streams[0].source.times=keep cannot be used",
        "reference_cycle: 9 | line 4: streams[0].source.reference_cycle=9 cannot be used",
        "decimal: x | line 4: streams[0].source.decimal=x cannot be used",
        "zone: x | line 4: streams[0].source.zone=x cannot be used"
      })
  void shouldNameTheKeyOfARecordingAsTheFileHasIt(String key, String message) throws IOException {
    Files.writeString(folder.resolve("rig.csv"), "cycle,t,p\n1,0,5\n1,1,6\n");
    String text =
        "streams:\n  - device: rig\n    source: {type: recording, file: rig.csv,\n     %s}\n";
    assertThatThrownBy(() -> read(text.formatted(key), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("edge.yaml, " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url: http://127.0.0.1:8000 | url: nowhere | line 2: gateway.url=nowhere",
        "max_age: 2h | max_age: 2 | line 4: outbox.max_age=2 cannot be used",
        "max_age: 2h | maxage: 2h | line 4: outbox.maxage is not known here; known are: drain_rate",
        "when_full: block | when_full: wait | line 6: outbox.when_full=wait cannot be used: expected one of",
        "when_full: block | order: live_first | line 14: streams[0].cycle tells cycles",
        "type: modbus | type: profibus | line 9: streams[0].source.type=profibus",
        "host: plc | hots: plc | line 9: streams[0].source.host is missing",
        "encoding: float32 | encoding: float | line 11: streams[0].sensors[0].encoding=float",
        "encoding: float32 | encodng: float32 | line 11: streams[0].sensors[0].encodng is not known",
        "id: running | id: force | line 13: streams[0].signals[0].id=force",
        "id: force | id: a b | line 11: streams[0].sensors[0].id=a b",
        "signal: running | signal: walking | line 15: streams[0].cycle.while.signal=walking",
        "signal: running | signal: running, bit: 70 | line 15: streams[0].cycle.while.bit=70",
        "address: 0 | address: 65535 | line 11: streams[0].sensors[0].address is so high",
        "- device: press | - device: press: x | line 8",
        "gateway: | gateway: {url: x} # | line"
      })
  void shouldNameFileLineAndKeyOfWhatCannotBeUsed(String old, String replacement, String message)
      throws IOException {
    assertThat(GOOD).contains(old);
    String text = GOOD.replace(old, replacement);
    assertThatThrownBy(() -> read(text, Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("edge.yaml, line")
        .hasMessageContaining(message);
  }

  private SiteSettings read(String text, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("edge.yaml"), text);
    return SiteFile.read(file, new Environment(environment));
  }
}
