package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path parent;

  @Test
  void shouldMakeTheFolderWhenItIsMissing() {
    try (DataFolder folder = DataFolder.open(parent.resolve("a/b"))) {
      assertThat(folder.path()).isDirectory().isAbsolute();
    }
  }

  @Test
  void shouldRefuseWhenItIsHeldAndAllowWhenItIsFreeAgain() {
    try (DataFolder held = DataFolder.open(parent)) {
      assertThatThrownBy(() -> DataFolder.open(parent))
          .isInstanceOf(PartException.class)
          .hasMessage(
              "data folder %s is in use by another VerTac; stop that one or choose another data folder",
              held.path());
    }
    DataFolder.open(parent).close();
  }

  @Test
  void shouldSayHowMuchIsMissingWhenTheDiskIsFull() {
    assertThatThrownBy(() -> DataFolder.open(parent, Long.MAX_VALUE))
        .isInstanceOf(PartException.class)
        .hasMessageMatching(
            "the disk of .* has \\d+ MB left and \\d+ MB are needed; free some space or choose .*");
    DataFolder.open(parent).close();
  }

  @Test
  void shouldSayWhichFolderWhenAFileIsInItsPlace() throws Exception {
    Path file = Files.createFile(parent.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(PartException.class)
        .hasMessageContaining(file.toString())
        .message()
        .hasLineCount(1);
  }

  @Test
  void shouldSayThatAccessIsDeniedWhenTheSystemForbidsIt() {
    // Nobody, not even root, makes folders in there.
    assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/self/fdinfo/vertac")))
        .isInstanceOf(PartException.class)
        .hasMessageContaining("/proc/self/fdinfo/vertac");
  }
}
