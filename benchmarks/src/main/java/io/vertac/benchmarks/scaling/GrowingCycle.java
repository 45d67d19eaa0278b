package io.vertac.benchmarks.scaling;

import io.vertac.benchmarks.machine.HttpConnection;
import io.vertac.benchmarks.machine.MachineCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A machine whose cycle grows by a batch at a time. */
final class GrowingCycle {
  static final int BATCH = 50;
  private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");
  private static final int TICK_MS = 10;

  private final MachineCalls calls;
  private final URI batches;
  private final Instant start = Instant.now().minusSeconds(7_200);
  private int ticks;

  GrowingCycle(HttpClient http, String url) {
    this.calls = new MachineCalls(http, url, BATCH);
    this.batches = URI.create(url + "/api/live/batch");
  }

  void begin() throws IOException, InterruptedException {
    calls.register();
    calls.command("start", start);
  }

  void grow(HttpConnection connection) throws IOException {
    MachineCalls.Batch batch = calls.batch("t-" + ticks);
    Instant time = start.plusMillis((long) TICK_MS * ticks);
    for (int sensor = 0; sensor < BATCH; sensor++) {
      batch.add(time, sensor, Math.sin(ticks * 0.05 + sensor) * 10);
    }
    byte[] body = batch.json().getBytes(StandardCharsets.UTF_8);
    int status = connection.send(HttpConnection.request(batches, HEADERS, body));
    if (status != 200) {
      throw new IOException("a batch was answered with " + status);
    }
    ticks++;
  }

  void end() throws IOException, InterruptedException {
    calls.command("stop", start.plusMillis((long) TICK_MS * ticks));
  }
}
