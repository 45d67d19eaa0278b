package io.vertac.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A gateway in a process of its own, which ends when its memory does not suffice. */
final class GatewayChild implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path log;
  private final Process process;
  private final int port;

  GatewayChild(Map<String, String> settings, int heapMb) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayMain.class.getName()));
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    log = Files.createTempFile("vertac-gateway-", ".log");
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    await().atMost(PATIENCE).until(this::isReady);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What it said last. */
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri("/api/health")).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
