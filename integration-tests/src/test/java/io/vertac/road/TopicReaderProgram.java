package io.vertac.road;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A reader that shares no code with VerTac: a program for Node.js with the client libraries that
 * data teams use. Installed with npm, exactly the versions of its lock file.
 */
final class TopicReaderProgram {
  private static final Path SOURCES =
      Path.of(System.getProperty("vertac.root"), "integration-tests", "src", "test", "node");
  private static final Path INSTALLED =
      Path.of(System.getProperty("vertac.root"), "integration-tests", "target", "node");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", ".npmrc", "read-topics.mjs");
  private static final long MINUTES = 10;

  private TopicReaderProgram() {}

  /** Installs the program; the test is skipped, and says so, on a machine without Node.js. */
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(INSTALLED);
    for (String file : FILES) {
      Files.copy(
          SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      run(Map.of(), "npm", "--version");
      run(Map.of(), "node", "--version");
    } catch (IOException e) {
      abort("Node.js and npm are not installed: apt-get install nodejs npm");
    }
    // The lock file has changed, or nothing is installed yet.
    run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
  }

  /** What the program found in every topic of the catalogue, by full topic name. */
  static JsonNode readEverything(KafkaSettings kafka) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "read-topics.mjs"));
    Topics.ALL.stream().map((Topic<?> topic) -> topic.name(kafka)).forEach(command::add);
    Map<String, String> variables =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
            "SCHEMA_REGISTRY_URL", kafka.confluentRegistryUrl());
    return new ObjectMapper().readTree(run(variables, command.toArray(String[]::new)));
  }

  private static String run(Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    Path errors = INSTALLED.resolve("errors.log");
    Path output = INSTALLED.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(INSTALLED.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " takes too long");
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + text(errors));
    }
    return text(output);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
