package io.vertac.road;

import io.vertac.standalone.Vertac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** {@code vertac} in a process of its own, started as the launcher script starts it. */
final class StandaloneProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready: (http://[0-9.:]+)[ /]");
  private static final Path OUTPUT =
      Path.of(System.getProperty("vertac.root"), "integration-tests", "target");
  private static final Duration LONGEST_START = Duration.ofMinutes(6);
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)='(.*)'");

  private final Path folder;
  private final Process process;
  private final Path said;
  private final String url;

  private StandaloneProcess(Path folder, Process process, Path said, String url) {
    this.folder = folder;
    this.process = process;
    this.said = said;
    this.url = url;
  }

  /** {@code vertac up}; returns when it says that it is ready. */
  static StandaloneProcess start(Path folder) throws IOException {
    return start("up", folder);
  }

  /**
   * @param verb up or demo
   */
  static StandaloneProcess start(String verb, Path folder) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-DLOG_LEVEL=WARN",
            // What people see, not what tests want to see.
            "-Dlogback.configurationFile=logback.xml",
            "-Dvertac.registry.home=" + EmbeddedParts.registryHome(),
            "-cp",
            System.getProperty("java.class.path"),
            Vertac.class.getName(),
            verb,
            "--port",
            "0",
            "--data-dir",
            folder.toString());
    Path said = Files.createTempFile(OUTPUT, "standalone-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("CYCLE_GRACE_PERIOD_SEC", "2");
    // The machine is silent while everything starts again, on a slow machine for long; answers
    // take long there, too.
    builder.environment().put("SAMPLE_TIMEOUT_SEC", "300");
    builder.environment().put("GATEWAY_COMMAND_TIMEOUT_SEC", "60");
    builder.environment().put("GATEWAY_DELIVERY_TIMEOUT_SEC", "60");
    Process process = builder.start();
    return new StandaloneProcess(folder, process, said, awaitReady(process, said));
  }

  private static String awaitReady(Process process, Path said) throws IOException {
    Awaitility.await()
        .atMost(LONGEST_START)
        .until(() -> !process.isAlive() || READY.matcher(Files.readString(said)).find());
    Matcher ready = READY.matcher(Files.readString(said));
    if (!ready.find()) {
      process.destroyForcibly();
      throw new AssertionError("vertac ended: " + Files.readString(said));
    }
    return ready.group(1);
  }

  HttpTalk gateway() {
    return new HttpTalk(url);
  }

  /** What it tells other programs about its parts. */
  Map<String, String> endpoints() throws IOException {
    return Files.readAllLines(folder.resolve("endpoints.env")).stream()
        .map(VARIABLE::matcher)
        .filter(Matcher::matches)
        .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2), (a, b) -> b, TreeMap::new));
  }

  /** Ends it as a power failure would, and waits until its parts are gone, too. */
  void kill() throws InterruptedException {
    List<ProcessHandle> parts = process.descendants().toList();
    process.destroyForcibly().waitFor();
    Road.eventually(
        () -> {
          if (parts.stream().anyMatch(ProcessHandle::isAlive)) {
            throw new AssertionError("a part outlives its parent");
          }
        });
  }

  /** All it has printed. */
  String said() throws IOException {
    return Files.readString(said);
  }

  /** Ends it as SIGTERM does, and tells the exit code. */
  int end() {
    close();
    return process.exitValue();
  }

  /** Ends it as Ctrl-C does, if it still runs. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
