package io.vertac.benchmarks.pipeline;

import io.vertac.benchmarks.machine.HttpConnection;
import io.vertac.benchmarks.machine.MachineCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One machine that sends cycles over HTTP, as any connector would. */
final class LoadMachine implements Runnable {
  private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");
  private static final long PAUSE_MS = 500;

  private final MachineCalls calls;
  private final URI batches;
  private final Load load;
  private final Duration startAfter;
  private final Counters counters;
  private HttpConnection connection;
  private MachineCalls.Batch batch;
  private int collected;

  /**
   * @param startAfter so that not all machines' cycles end at the same moment
   */
  LoadMachine(HttpClient http, String url, Load load, Duration startAfter, Counters counters) {
    this.calls = new MachineCalls(http, url, load.sensors());
    this.batches = URI.create(url + "/api/live/batch");
    this.load = load;
    this.startAfter = startAfter;
    this.counters = counters;
  }

  @Override
  public void run() {
    try (HttpConnection opened = new HttpConnection(batches)) {
      connection = opened;
      calls.register();
      Thread.sleep(startAfter.toMillis());
      Instant start = Instant.now();
      long begun = System.nanoTime();
      Instant cycleEnd = null;
      for (long tick = 0;
          System.nanoTime() - begun < load.duration().minus(startAfter).toNanos();
          tick++) {
        Instant time = start.plusNanos(tick * load.tickNanos());
        if (cycleEnd == null || !time.isBefore(cycleEnd)) {
          if (cycleEnd != null) {
            command("stop", time.minusNanos(1_000));
          }
          command("start", time);
          cycleEnd = time.plus(load.cycle());
        }
        sendTick(time, tick);
        pace(begun, tick);
      }
      command("stop", Instant.now().isAfter(cycleEnd) ? Instant.now() : cycleEnd);
    } catch (IOException e) {
      counters.errors().increment();
      System.err.println("machine " + calls.streamId() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pace(long begun, long tick) throws InterruptedException {
    if (load.unlimited()) {
      return;
    }
    long due = begun + (tick + 1) * load.tickNanos();
    long ahead = due - System.nanoTime();
    if (ahead > 0) {
      Thread.sleep(Duration.ofNanos(ahead).toMillis(), (int) (ahead % 1_000_000));
    }
  }

  private void sendTick(Instant time, long tick) throws IOException, InterruptedException {
    for (int sensor = 0; sensor < load.sensors(); sensor++) {
      if (collected == 0) {
        batch = calls.batch(tick + "-" + sensor);
      }
      batch.add(time, sensor, Math.sin(tick * 0.05 + sensor) * 10 + sensor);
      collected++;
      if (collected == load.batch()) {
        sendCollected();
      }
    }
  }

  /** Sends what there is of a batch; the same again as long as the gateway says later. */
  private void sendCollected() throws IOException, InterruptedException {
    if (collected == 0) {
      return;
    }
    byte[] body = batch.json().getBytes(StandardCharsets.UTF_8);
    byte[] request = HttpConnection.request(batches, HEADERS, body);
    counters.sent().add(collected);
    long before = System.nanoTime();
    int status = connection.sendAgainIfClosed(request);
    while (status == 429 || status == 503) {
      counters.postponed().increment();
      Thread.sleep(PAUSE_MS);
      status = connection.sendAgainIfClosed(request);
    }
    if (status != 200) {
      throw new IOException("a batch was answered with " + status);
    }
    counters.requestNanos().add(System.nanoTime() - before);
    counters.requests().increment();
    counters.acknowledged().add(collected);
    collected = 0;
  }

  private void command(String name, Instant time) throws IOException, InterruptedException {
    sendCollected();
    calls.command(name, time);
    if (name.equals("start")) {
      counters.cycles().increment();
    }
  }

  /** What all machines of a run have done. */
  record Counters(
      LongAdder sent,
      LongAdder acknowledged,
      LongAdder requests,
      LongAdder requestNanos,
      LongAdder cycles,
      LongAdder postponed,
      LongAdder errors) {
    Counters() {
      this(
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder());
    }
  }
}
