package io.vertac.edge.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.config.Environment;
import io.vertac.edge.counterpart.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every edge.yaml of the manual can be used as it stands. */
class DocumentedConfigsTest {
  private static final Path MANUAL =
      Path.of(System.getProperty("vertac.root", ".."), "docs", "edge.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  static Stream<String> configs() throws IOException {
    return YAML
        .matcher(Files.readString(MANUAL))
        .results()
        .map(result -> result.group(1))
        .toList()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void shouldBeReadAsItStands(String yaml) throws Exception {
    Files.writeString(folder.resolve("password.txt"), "secret");
    Files.writeString(folder.resolve("key.txt"), "key");
    TestCertificates.write(folder);
    Files.writeString(folder.resolve("rig.csv"), "shot,ms,p1,temp\n1,0,1.5,20\n1,1,1.6,20\n");
    Path file = Files.writeString(folder.resolve("edge.yaml"), yaml);
    SiteSettings settings = SiteFile.read(file, new Environment(Map.of()));
    assertThat(settings.streams()).isNotEmpty();
  }

  @Test
  void shouldShowEverySourceInTheManual() throws IOException {
    String manual = Files.readString(MANUAL);
    assertThat(SourceTypes.ALL.keySet())
        .allSatisfy(type -> assertThat(manual).containsPattern("type: " + type + "\\b"));
  }
}
