package io.vertac.benchmarks.viewers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway in a process of its own, with no more heap than it is allowed. */
public final class GatewayProcess implements AutoCloseable {
  private static final long START_SECONDS = 120;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  /**
   * @param javaOptions more options of its JVM
   */
  public GatewayProcess(
      Map<String, String> settings, int heapMb, List<String> javaOptions, Path log)
      throws IOException {
    this("io.vertac.gateway.GatewayMain", settings, heapMb, javaOptions, log);
  }

  /**
   * @param main another server to compare the gateway with; it listens on the port that the
   *     variable PORT names, and answers /api/health
   */
  public GatewayProcess(
      String main, Map<String, String> settings, int heapMb, List<String> javaOptions, Path log)
      throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMb + "m");
    command.addAll(javaOptions);
    command.addAll(List.of("-DLOG_LEVEL=WARN", "-cp", System.getProperty("java.class.path")));
    command.add(main);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  public int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  public void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("the gateway does not start; see its log");
      }
      Thread.sleep(200);
    }
  }

  private boolean isHealthy() throws InterruptedException {
    try {
      return get("/api/health").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** Heap in use after a full collection, in MiB. */
  public double liveHeapMb() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    run(jcmd, "GC.run");
    for (String line : run(jcmd, "GC.heap_info").split("\n")) {
      int used = line.indexOf("used ");
      if (used >= 0) {
        return Long.parseLong(line.substring(used + 5, line.indexOf('K', used))) / 1024.0;
      }
    }
    return Double.NaN;
  }

  /** Seconds of processor time that it has used. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(Double.NaN);
  }

  /** Of them, those of the threads that send messages to viewers. */
  double fanOutSeconds() {
    return ThreadTimes.seconds(process.pid(), "gateway-fan-out");
  }

  private String run(String command, String what) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(command, Long.toString(process.pid()), what)
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
      in.lines().forEach(line -> said.append(line).append('\n'));
    }
    jcmd.waitFor();
    return said.toString();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
