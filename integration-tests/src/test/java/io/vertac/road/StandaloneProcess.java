package io.vertac.road;

import io.vertac.standalone.Vertac;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code vertac up} in a process of its own, started as the launcher script starts it. */
final class StandaloneProcess {
  private static final Pattern READY = Pattern.compile("ready: (http://[0-9.:]+) .*");
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)='(.*)'");

  private final Path folder;
  private final Process process;
  private final String url;

  private StandaloneProcess(Path folder, Process process, String url) {
    this.folder = folder;
    this.process = process;
    this.url = url;
  }

  /** Returns when it says that it is ready. */
  static StandaloneProcess start(Path folder) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-DLOG_LEVEL=WARN",
                "-Dvertac.registry.home=" + EmbeddedParts.registryHome(),
                "-cp",
                System.getProperty("java.class.path"),
                Vertac.class.getName(),
                "up",
                "--port",
                "0",
                "--data-dir",
                folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CYCLE_GRACE_PERIOD_SEC", "2");
    // The machine is silent while everything starts again, on a slow machine for long.
    builder.environment().put("SAMPLE_TIMEOUT_SEC", "300");
    Process process = builder.start();
    return new StandaloneProcess(folder, process, awaitReady(process));
  }

  private static String awaitReady(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        drain(output);
        return ready.group(1);
      }
    }
    throw new AssertionError("vertac up ended: " + String.join("\n", said));
  }

  /** A full pipe would stop the process. */
  private static void drain(BufferedReader output) {
    Thread reader =
        new Thread(
            () -> {
              try {
                output.lines().forEach(line -> {});
              } catch (UncheckedIOException e) {
                // The process was killed: there is nothing left to read.
                Thread.currentThread().interrupt();
              }
            },
            "standalone-output");
    reader.setDaemon(true);
    reader.start();
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

  /** Ends it as Ctrl-C does. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
