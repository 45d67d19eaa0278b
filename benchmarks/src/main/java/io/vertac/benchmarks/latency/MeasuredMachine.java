package io.vertac.benchmarks.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertac.benchmarks.latency.Results.Arrival;
import io.vertac.benchmarks.machine.MachineCalls;
import io.vertac.benchmarks.machine.MachineCalls.Batch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A machine whose cycles are as long as wanted on its own clock and are sent as fast as they are
 * taken. It stops a cycle when the platform has all that was sent of it, as it has with a machine
 * that runs in real time.
 */
final class MeasuredMachine implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A cycle of so many samples takes a minute or so, many times the usual grace period. Sent faster
   * than that, cycles of this machine have a shorter grace period instead, and each is final before
   * the next one stops, as it is with the machine that this one stands for.
   */
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration UNTIL_CONCLUDED = GRACE.plusMillis(300);
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final int BATCH = 6_000;
  private static final long PATIENCE_MS = 60_000;

  private final MachineCalls calls;
  private final Results results;
  private final int sensors;
  private final int samples;
  private final Random random = new Random(7);
  private Instant clock;
  private long lastStop = System.nanoTime();

  /**
   * @param samples of each sensor in a cycle
   */
  MeasuredMachine(HttpClient http, String url, int sensors, int samples)
      throws IOException, InterruptedException {
    this.calls = new MachineCalls(http, url, sensors);
    this.sensors = sensors;
    this.samples = samples;
    // Far enough back that all cycles fit in before now.
    this.clock = Instant.now().minus(Duration.ofDays(2));
    calls.register();
    this.results = new Results(http, url, calls.streamId());
  }

  /**
   * Runs one cycle.
   *
   * @return milliseconds from the stop command to its provisional result
   */
  double cycle() throws Exception {
    Instant start = clock;
    Instant end = start.plus(PERIOD.multipliedBy(samples));
    clock = end.plus(PERIOD);
    String cycleId = JSON.readTree(calls.command("start", start)).get("cycle_id").textValue();
    send(start, cycleId);
    awaitTaken(cycleId);
    long left = lastStop + UNTIL_CONCLUDED.toNanos() - System.nanoTime();
    Thread.sleep(Math.max(0, left / 1_000_000));
    long stopped = System.nanoTime();
    lastStop = stopped;
    calls.command("stop", end);
    Arrival arrival = results.of(cycleId).get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    if (!arrival.provisional()) {
      throw new IllegalStateException("the first result of cycle " + cycleId + " was a final one");
    }
    return (arrival.nanoTime() - stopped) / 1e6;
  }

  @Override
  public void close() {
    results.close();
  }

  private void send(Instant start, String cycleId) throws IOException, InterruptedException {
    int ticks = Math.max(1, BATCH / sensors);
    for (int from = 0; from < samples; from += ticks) {
      Batch batch = calls.batch(cycleId + "-" + from);
      for (int i = from; i < Math.min(samples, from + ticks); i++) {
        Instant time = start.plus(PERIOD.multipliedBy(i));
        for (int sensor = 0; sensor < sensors; sensor++) {
          double shape = Math.sin(2 * Math.PI * i / samples * (1 + sensor % 5));
          batch.add(time, sensor, 10 + sensor + 5 * shape + 0.05 * random.nextGaussian());
        }
      }
      calls.send(batch);
    }
  }

  private void awaitTaken(String cycleId) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
    while (System.nanoTime() < deadline) {
      String answer = calls.get("/api/live/stream/" + calls.streamId() + "/status");
      JsonNode status = JSON.readTree(answer).get("cycle_status");
      if (cycleId.equals(status.get("cycle_id").textValue())
          && status.get("sample_count").longValue() >= (long) sensors * samples) {
        return;
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("the samples of cycle " + cycleId + " were not taken in");
  }
}
