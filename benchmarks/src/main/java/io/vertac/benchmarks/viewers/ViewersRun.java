package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Measures with one viewer a stream, then with all, then the least that as many messages could
 * cost; lets quiet viewers stay for a while in the end.
 */
final class ViewersRun {
  private final GatewayProcess gateway;
  private final ViewersMain.Size size;
  private final PrintStream out;
  private double heapAfterIdle = Double.NaN;

  ViewersRun(GatewayProcess gateway, ViewersMain.Size size, PrintStream out) {
    this.gateway = gateway;
    this.size = size;
    this.out = out;
  }

  void run(int idle, int idleSeconds) throws IOException, InterruptedException {
    Measured few;
    Measured all;
    double heapMb;
    try (Machines machines = new Machines(gateway.port(), size.sensors(), size.updates())) {
      machines.register(size.streams());
      machines.start();
      Delays delays = new Delays();
      try (Crowd crowd = new Crowd(machines.streamIds(), seen(machines, delays), gateway.port())) {
        crowd.growTo(Math.min(size.streams(), size.viewers()));
        TimeUnit.SECONDS.sleep(size.warmUp());
        few = measure("gateway", machines, crowd, delays, Math.max(5, size.seconds() / 2));
        crowd.growTo(size.viewers());
        TimeUnit.SECONDS.sleep(size.warmUp());
        all = measure("gateway", machines, crowd, delays, size.seconds());
        heapMb = gateway.liveHeapMb();
      }
    }
    Measured bare = bare(all);
    Measured.head(out);
    List.of(few, all, bare).forEach(measured -> measured.line(out));
    int stayed = idle == 0 ? 0 : idle(idle, idleSeconds);
    summary(few, all, bare, heapMb, idle, stayed);
  }

  private static Crowd.Updates seen(Machines machines, Delays delays) {
    return (stream, batch, atNanos) -> {
      long acknowledged = machines.acknowledgedAt(stream, batch);
      delays.add(acknowledged == 0 ? 0 : atNanos - acknowledged);
    };
  }

  private Measured measure(String what, Machines machines, Crowd crowd, Delays delays, int seconds)
      throws IOException, InterruptedException {
    delays.clear();
    long batches = machines.acknowledged();
    crowd.measure(true);
    Rates rates = new Rates(crowd, gateway::cpuSeconds, gateway::fanOutSeconds);
    TimeUnit.SECONDS.sleep(seconds);
    rates.stop();
    crowd.measure(false);
    if (machines.failure() != null) {
      throw new IOException("the machines broke off", machines.failure());
    }
    double perSecond = (machines.acknowledged() - batches) / rates.seconds;
    double expected =
        perSecond * rates.seconds * crowd.readInFull(crowd.connected()) / size.streams();
    return rates.measured(what, perSecond, delays.count() / expected, delays);
  }

  /** As many messages of the same size, from a server that does nothing but send them. */
  private Measured bare(Measured like) throws IOException, InterruptedException {
    List<String> nothing = Collections.nCopies(size.streams(), "none");
    double each = like.messagesPerSecond() / like.viewers();
    try (BareProcess bare =
            new BareProcess(size.streams(), like.viewers(), like.bytesPerMessage(), each);
        Crowd crowd = new Crowd(nothing, (stream, batch, at) -> {}, bare.port())) {
      crowd.growTo(like.viewers());
      TimeUnit.SECONDS.sleep(Math.max(3, size.warmUp() / 2));
      Rates rates = new Rates(crowd, bare::cpuSeconds, bare::sendSeconds);
      TimeUnit.SECONDS.sleep(Math.max(5, size.seconds() / 2));
      rates.stop();
      return rates.measured("bare loop", Double.NaN, Double.NaN, new Delays());
    }
  }

  /** How many of them are still connected in the end. */
  private int idle(int idle, int seconds) throws IOException, InterruptedException {
    try (Machines quiet = new Machines(gateway.port(), 1, 1)) {
      quiet.register(size.streams());
      try (Crowd crowd = new Crowd(quiet.streamIds(), (stream, batch, at) -> {}, gateway.port())) {
        crowd.growTo(idle);
        out.printf("%d idle viewers connected, for %d s%n", crowd.connected(), seconds);
        TimeUnit.SECONDS.sleep(seconds);
        heapAfterIdle = gateway.liveHeapMb();
        return crowd.connected();
      }
    }
  }

  private void summary(
      Measured few, Measured all, Measured bare, double heapMb, int idle, int stayed) {
    out.printf(
        Locale.ROOT,
        "viewers: viewers=%d streams=%d updates_per_s=%.0f batches_per_s=%.0f messages_per_s=%.0f"
            + " p50_ms=%.1f p90_ms=%.1f p99_ms=%.1f max_ms=%.1f baseline_p99_ms=%.1f"
            + " p99_ratio=%.1f delivered=%.4f gateway_cores=%.2f gateway_us_per_message=%.1f"
            + " send_us_per_message=%.1f bare_us_per_message=%.1f send_to_bare=%.2f"
            + " read_us_per_message=%.1f heap_mb=%.0f idle=%d idle_connected=%d"
            + " idle_heap_mb=%.0f%n",
        all.viewers(),
        size.streams(),
        size.updates(),
        all.batchesPerSecond(),
        all.messagesPerSecond(),
        all.p50(),
        all.p90(),
        all.p99(),
        all.max(),
        few.p99(),
        all.p99() / few.p99(),
        all.updatesSeen(),
        all.serverCores(),
        all.serverMicros(),
        all.fanOutMicros(),
        bare.fanOutMicros(),
        all.fanOutMicros() / bare.fanOutMicros(),
        all.crowdMicros(),
        heapMb,
        idle,
        stayed,
        heapAfterIdle);
  }

  /** What happens between two moments. */
  private static final class Rates {
    private final Crowd crowd;
    private final DoubleSupplier serverCpu;
    private final DoubleSupplier fanOutCpu;
    private final long begun = System.nanoTime();
    private double messages;
    private double bytes;
    private double server;
    private double fanOut;
    private double viewers;
    private double seconds;

    Rates(Crowd crowd, DoubleSupplier serverCpu, DoubleSupplier fanOutCpu) {
      this.crowd = crowd;
      this.serverCpu = serverCpu;
      this.fanOutCpu = fanOutCpu;
      add(-1);
    }

    void stop() throws IOException {
      add(1);
      seconds = (System.nanoTime() - begun) / 1e9;
      if (crowd.failure() != null) {
        throw new IOException("the viewers broke off", crowd.failure());
      }
    }

    private void add(int sign) {
      messages += sign * crowd.messages();
      bytes += sign * crowd.bytes();
      server += sign * serverCpu.getAsDouble();
      fanOut += sign * fanOutCpu.getAsDouble();
      viewers += sign * crowd.cpuSeconds();
    }

    Measured measured(String what, double batchesPerSecond, double updatesSeen, Delays delays) {
      return new Measured(
          what,
          crowd.connected(),
          batchesPerSecond,
          messages / seconds,
          bytes / messages,
          updatesSeen,
          delays.percentile(0.5),
          delays.percentile(0.9),
          delays.percentile(0.99),
          delays.percentile(1),
          server / seconds,
          fanOut / seconds,
          viewers / seconds);
    }
  }
}
