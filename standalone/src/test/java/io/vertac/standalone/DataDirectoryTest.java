package io.vertac.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void shouldRefuseAFolderThatIsInUse() {
    try (DataDirectory first = DataDirectory.open(folder)) {
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("in use by another vertac");
      assertThat(first.path()).isEqualTo(folder.toAbsolutePath());
    }
  }

  @Test
  void shouldTakeTheFolderAgainWhenItWasGivenBack() {
    DataDirectory.open(folder).close();
    DataDirectory.open(folder).close();
  }

  @Test
  void shouldSayWhatIsWrongWhenTheFolderIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("cannot be used as data folder");
  }

  @Test
  void shouldLeaveNothingOfATemporaryFolder() throws IOException {
    DataDirectory data = DataDirectory.temporary();
    Files.createDirectories(data.resolve("kafka/topic"));
    Files.writeString(data.resolve("kafka/topic/0.log"), "x");
    data.close();
    assertThat(data.path()).doesNotExist();
  }
}
