package io.vertac.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How the registry server is run. */
final class RegistryProgram {
  static final String JAR_PREFIX = "apicurio-registry-app-";

  private final Path home;

  RegistryProgram(Path home) {
    this.home = home;
  }

  /**
   * @param database H2's file, without its ending
   */
  List<String> command(int port, Path database) {
    return List.of(
        java(),
        "-Xmx256m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        // Halves the time to the first answer on a small machine; it never becomes a hot spot.
        "-XX:TieredStopAtLevel=1",
        "-Dquarkus.http.host=127.0.0.1",
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.banner.enabled=false",
        "-Dquarkus.log.level=WARN",
        "-Dapicurio.datasource.jdbc.initial-size=1",
        "-Dapicurio.datasource.jdbc.min-size=1",
        // Without WRITE_DELAY=0 a killed registry forgets the ids it gave out in the last half
        // second, and gives them out again for other schemas.
        "-Dapicurio.datasource.url=jdbc:h2:file:" + database + ";WRITE_DELAY=0",
        "-jar",
        jar().toString());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Path jar() {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(home, JAR_PREFIX + "*-runner.jar")) {
      for (Path jar : found) {
        return jar.toAbsolutePath();
      }
    } catch (IOException e) {
      throw new PartException(missing(), e);
    }
    throw new PartException(missing());
  }

  private String missing() {
    return "the registry server is not in " + home + "; build VerTac first (mvn package)";
  }
}
