package io.vertac.benchmarks.pipeline;

import io.vertac.benchmarks.machine.MachineCalls;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** One machine that sends cycles over HTTP, as any connector would. */
final class LoadMachine implements Runnable {
  private final MachineCalls calls;
  private final Load load;
  private final Counters counters;

  LoadMachine(HttpClient http, String url, Load load, Counters counters) {
    this.calls = new MachineCalls(http, url, load.sensors());
    this.load = load;
    this.counters = counters;
  }

  @Override
  public void run() {
    try {
      calls.register();
      Instant start = Instant.now();
      long begun = System.nanoTime();
      Instant cycleEnd = null;
      for (long tick = 0; System.nanoTime() - begun < load.duration().toNanos(); tick++) {
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
    for (int from = 0; from < load.sensors(); from += load.batch()) {
      int to = Math.min(load.sensors(), from + load.batch());
      counters.sent().add(to - from);
      long before = System.nanoTime();
      calls.send(batch(time, tick, from, to));
      counters.requestNanos().add(System.nanoTime() - before);
      counters.requests().increment();
      counters.acknowledged().add(to - from);
    }
  }

  private MachineCalls.Batch batch(Instant time, long tick, int from, int to) {
    MachineCalls.Batch batch = calls.batch(tick + "-" + from);
    for (int sensor = from; sensor < to; sensor++) {
      batch.add(time, sensor, Math.sin(tick * 0.05 + sensor) * 10 + sensor);
    }
    return batch;
  }

  private void command(String name, Instant time) throws IOException, InterruptedException {
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
      LongAdder errors) {
    Counters() {
      this(
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder());
    }
  }
}
