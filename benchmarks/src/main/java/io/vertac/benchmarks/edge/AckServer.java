package io.vertac.benchmarks.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway that acknowledges everything and only counts. */
final class AckServer implements AutoCloseable {
  private static final Pattern STREAM = Pattern.compile("\"stream_id\":\"([^\"]+)\"");
  private static final byte[] VALUE = "\"value\":".getBytes(StandardCharsets.US_ASCII);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final LongAdder samples = new LongAdder();

  AckServer() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  long samples() {
    return samples.sum();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String answer = "{\"cycle_status\":{\"state\":\"waiting_start\"},\"stream\":{}}";
    if (path.equals("/api/live/batch")) {
      int count = count(body);
      samples.add(count);
      answer = "{\"samples_received\":" + count + "}";
    } else if (path.equals("/api/live/register")) {
      Matcher stream = STREAM.matcher(new String(body, StandardCharsets.UTF_8));
      answer = stream.find() ? "{\"stream_id\":\"" + stream.group(1) + "\"}" : "{}";
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static int count(byte[] body) {
    int found = 0;
    for (int i = 0; i <= body.length - VALUE.length; i++) {
      int at = 0;
      while (at < VALUE.length && body[i + at] == VALUE[at]) {
        at++;
      }
      found += at == VALUE.length ? 1 : 0;
    }
    return found;
  }
}
