package io.vertac.edge.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.Presses;
import io.vertac.edge.recording.CsvRecording;
import io.vertac.edge.recording.Mapping;
import io.vertac.edge.recording.PlayOptions;
import io.vertac.edge.source.MachineSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDirectoryTest {
  @TempDir Path folder;

  @Test
  void shouldRememberEverythingWhenOpenedAgain() {
    MachineSource press = Presses.press(1, 3);
    String id;
    try (StreamMemory memory = open(press)) {
      id = memory.streamId();
      memory.reserve(100, 200);
      memory.continueWith(7, 300);
      memory.rememberAttached();
      memory.rememberStartAttempts(6, 2);
    }
    try (StreamMemory memory = open(press)) {
      assertThat(memory.streamId()).isEqualTo(id);
      assertThat(memory.baseTime()).hasValue(100);
      assertThat(memory.reservedUntil()).isEqualTo(300);
      assertThat(memory.nextCycle()).isEqualTo(7);
      assertThat(memory.attached()).isTrue();
      assertThat(memory.startAttempts(6)).isEqualTo(2);
      assertThat(memory.startAttempts(5)).isZero();
    }
  }

  @Test
  void shouldDeriveARecordingsStreamFromDeviceAndContent() throws IOException {
    String id = idOf(recording("rig", "1"), folder.resolve("a"));
    assertThat(idOf(recording("rig", "1"), folder.resolve("b"))).isEqualTo(id);
    assertThat(idOf(recording("rig", "2"), folder.resolve("b"))).isNotEqualTo(id);
    assertThat(idOf(recording("other", "1"), folder.resolve("b"))).isNotEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../up", "/etc/passwd", "a/b", "a\\b", "a\nb", "..", "'; rm -rf /", "ü"})
  void shouldKeepItsFilesInItsFolderWhateverStreamsAreCalled(String name) throws IOException {
    Path inner = folder.resolve("outer").resolve("state");
    StateDirectory directory = new StateDirectory(inner);
    try (StreamMemory memory = directory.open(name)) {
      memory.rememberAttached();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allMatch(file -> file.getParent().equals(inner))
          .allMatch(file -> file.getFileName().toString().matches("[A-Za-z0-9_.-]+"));
    }
    assertThat(directory.file(name, ".quarantine.jsonl").getParent()).isEqualTo(inner);
  }

  @Test
  void shouldBeginANewStreamWhenAskedForANewRun() throws IOException {
    MachineSource rig = recording("rig", "1");
    String first = idOf(rig, folder);
    String second;
    try (StreamMemory memory = new StateDirectory(folder).open(rig, true)) {
      second = memory.streamId();
      assertThat(second).isNotEqualTo(first);
      assertThat(memory.baseTime()).isEmpty();
    }
    assertThat(idOf(rig, folder)).isEqualTo(second);
  }

  @Test
  void shouldRefuseASecondConnectorAtTheSameTime() {
    MachineSource press = Presses.press(1, 3);
    try (StreamMemory memory = open(press)) {
      assertThat(memory.streamId()).isNotEmpty();
      assertThatThrownBy(() -> open(press))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("another connector");
      open(Presses.press(2, 3)).close();
    }
    open(press).close();
  }

  @Test
  void shouldSayWhatToDoWhenTheFileIsDamaged() throws IOException {
    MachineSource press = Presses.press(1, 3);
    open(press).close();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> states = files.filter(f -> f.toString().endsWith(".json")).toList();
      assertThat(states).hasSize(1);
      Files.writeString(states.get(0), "{\"stream_id\": ");
    }
    assertThatThrownBy(() -> open(press))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void shouldNameTheFolderWhenItCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new StateDirectory(file.resolve("state")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("state directory");
  }

  private StreamMemory open(MachineSource source) {
    return new StateDirectory(folder).open(source, false);
  }

  private static String idOf(MachineSource source, Path folder) {
    try (StreamMemory memory = new StateDirectory(folder).open(source, false)) {
      return memory.streamId();
    }
  }

  private CsvRecording recording(String device, String value) throws IOException {
    Path file = Files.writeString(folder.resolve("r.csv"), "t,p\n0," + value + "\n");
    return CsvRecording.open(file, Mapping.NONE, new PlayOptions(device, null, false));
  }
}
