package io.vertac.benchmarks.edge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running connector and what the system says of it. */
final class ChildProcess implements AutoCloseable {
  /** As in the launcher. */
  private static final List<String> FLAGS =
      List.of(
          "-Xms16m",
          "-Xmx64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xss256k",
          "-XX:MaxMetaspaceSize=64m",
          "-XX:ReservedCodeCacheSize=16m",
          "-XX:MaxDirectMemorySize=16m",
          "-DLOG_LEVEL=WARN");

  private final Process process;
  private final double openSeconds;
  private final long backlogAtStart;

  private ChildProcess(Process process, double openSeconds, long backlogAtStart) {
    this.process = process;
    this.openSeconds = openSeconds;
    this.backlogAtStart = backlogAtStart;
  }

  static ChildProcess start(Path folder, String gateway, int perSecond) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            EdgeChild.class.getName(),
            folder.toString(),
            gateway,
            String.valueOf(perSecond)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith("opened ")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the connector did not start");
    }
    String[] words = line.split(" ");
    return new ChildProcess(process, Double.parseDouble(words[1]), Long.parseLong(words[2]));
  }

  double openSeconds() {
    return openSeconds;
  }

  long backlogAtStart() {
    return backlogAtStart;
  }

  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
  }

  /** Highest resident memory so far, megabytes; Linux only. */
  double peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
