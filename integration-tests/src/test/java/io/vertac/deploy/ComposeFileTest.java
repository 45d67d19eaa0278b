package io.vertac.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docker-compose.yml says of the code, and what it must not do. */
class ComposeFileTest {
  private static final Path ROOT = Path.of(System.getProperty("vertac.root"));
  private static final Pattern SERVICE_IMAGE =
      Pattern.compile("args: \\{MODULE: ([a-z-]+), MAIN_CLASS: ([A-Za-z.]+)}");

  private static String compose;

  @BeforeAll
  static void read() throws IOException {
    compose = Files.readString(ROOT.resolve("docker-compose.yml"));
  }

  @Test
  void shouldStartEveryServiceByItsMain() {
    List<MatchResult> images = found(SERVICE_IMAGE);
    assertThat(images)
        .extracting(image -> image.group(1))
        .containsExactlyInAnyOrder(
            "ingest-gateway",
            "cycle-processor",
            "deviation-processor",
            "alert-sink",
            "edge-connector");
    images.forEach(
        image -> {
          assertThat(ROOT.resolve(image.group(1)).resolve("pom.xml")).exists();
          assertThatCode(
                  () ->
                      Class.forName(image.group(2), false, getClass().getClassLoader())
                          .getMethod("main", String[].class))
              .doesNotThrowAnyException();
        });
  }

  @Test
  void shouldPublishPortsOnLoopbackOnly() {
    List<MatchResult> ports = found(Pattern.compile("ports: \\[(.*)]"));
    assertThat(ports).hasSize(5).allMatch(port -> port.group(1).startsWith("\"127.0.0.1:"));
  }

  @Test
  void shouldHaveNoSecretInIt() throws IOException {
    assertThat(found(Pattern.compile("(PASSWORD|ADMIN_TOKEN|INFLUXDB_TOKEN): (?!\\$\\{\\w+:\\?)")))
        .isEmpty();
    assertThat(Files.readAllLines(ROOT.resolve(".env.example")))
        .filteredOn(line -> line.matches("[A-Z_]+=.*"))
        .hasSize(3)
        .allMatch(line -> line.endsWith("="));
  }

  @Test
  void shouldUseTheVersionsThatAreTested() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    for (MatchResult image :
        found(Pattern.compile("image: (apache/kafka|apicurio/apicurio-registry):(.+)"))) {
      assertThat(pom).contains("version>" + image.group(2) + "</");
    }
  }

  private static List<MatchResult> found(Pattern pattern) {
    return pattern.matcher(compose).results().toList();
  }
}
