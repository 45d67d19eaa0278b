package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Measures with one viewer a stream, then with all, then lets quiet ones stay for a while. */
final class ViewersRun {
  private final GatewayProcess gateway;
  private final int sensors;
  private final double updates;
  private final PrintStream out;
  private double heapAfterIdle = Double.NaN;

  ViewersRun(GatewayProcess gateway, int sensors, double updates, PrintStream out) {
    this.gateway = gateway;
    this.sensors = sensors;
    this.updates = updates;
    this.out = out;
  }

  /** What was measured with so many viewers. */
  private record Measured(
      int viewers,
      double batchesPerSecond,
      double messagesPerSecond,
      double updatesSeen,
      double p50,
      double p90,
      double p99,
      double max,
      double gatewayCores) {}

  void run(int streams, int viewers, int warmUp, int seconds, int idle, int idleSeconds)
      throws IOException, InterruptedException {
    Measured few;
    Measured all;
    double heapMb;
    try (Machines machines = new Machines(gateway.port(), sensors, updates)) {
      machines.register(streams);
      machines.start();
      Delays delays = new Delays();
      try (Crowd crowd = new Crowd(machines, delays, gateway.port())) {
        crowd.growTo(Math.min(streams, viewers));
        TimeUnit.SECONDS.sleep(warmUp);
        few = measure(machines, crowd, delays, Math.max(5, seconds / 2));
        crowd.growTo(viewers);
        TimeUnit.SECONDS.sleep(warmUp);
        all = measure(machines, crowd, delays, seconds);
        heapMb = gateway.liveHeapMb();
      }
    }
    head();
    line(few);
    line(all);
    int stayed = idle == 0 ? 0 : idle(streams, idle, idleSeconds);
    out.printf(
        Locale.ROOT,
        "viewers: viewers=%d streams=%d updates_per_s=%.0f batches_per_s=%.0f messages_per_s=%.0f"
            + " p50_ms=%.1f p90_ms=%.1f p99_ms=%.1f max_ms=%.1f baseline_p99_ms=%.1f"
            + " p99_ratio=%.1f delivered=%.4f gateway_cores=%.2f heap_mb=%.0f idle=%d"
            + " idle_connected=%d idle_heap_mb=%.0f%n",
        all.viewers(),
        streams,
        updates,
        all.batchesPerSecond(),
        all.messagesPerSecond(),
        all.p50(),
        all.p90(),
        all.p99(),
        all.max(),
        few.p99(),
        all.p99() / few.p99(),
        all.updatesSeen(),
        all.gatewayCores(),
        heapMb,
        idle,
        stayed,
        heapAfterIdle);
  }

  private Measured measure(Machines machines, Crowd crowd, Delays delays, int seconds)
      throws IOException, InterruptedException {
    delays.clear();
    int viewers = crowd.connected();
    long messages = crowd.messages();
    long batches = machines.acknowledged();
    double cpu = gateway.cpuSeconds();
    long begun = System.nanoTime();
    crowd.measure(true);
    TimeUnit.SECONDS.sleep(seconds);
    crowd.measure(false);
    double took = (System.nanoTime() - begun) / 1e9;
    if (machines.failure() != null || crowd.failure() != null) {
      throw new IOException(
          "the load broke off", machines.failure() != null ? machines.failure() : crowd.failure());
    }
    double perSecond = (machines.acknowledged() - batches) / took;
    double viewersPerStream = (double) viewers / machines.streamIds().size();
    return new Measured(
        viewers,
        perSecond,
        (crowd.messages() - messages) / took,
        delays.count() / (perSecond * took * viewersPerStream),
        delays.percentile(0.5),
        delays.percentile(0.9),
        delays.percentile(0.99),
        delays.percentile(1),
        (gateway.cpuSeconds() - cpu) / took);
  }

  /** How many of them are still connected in the end. */
  private int idle(int streams, int idle, int seconds) throws IOException, InterruptedException {
    try (Machines quiet = new Machines(gateway.port(), 1, 1)) {
      quiet.register(streams);
      try (Crowd crowd = new Crowd(quiet, new Delays(), gateway.port())) {
        crowd.growTo(idle);
        out.printf("%d idle viewers connected, for %d s%n", crowd.connected(), seconds);
        TimeUnit.SECONDS.sleep(seconds);
        heapAfterIdle = gateway.liveHeapMb();
        return crowd.connected();
      }
    }
  }

  private void head() {
    out.printf(
        "%8s %10s %12s %9s %8s %8s %8s %8s %7s%n",
        "viewers",
        "batches/s",
        "messages/s",
        "delivered",
        "p50 ms",
        "p90 ms",
        "p99 ms",
        "max ms",
        "cores");
  }

  private void line(Measured m) {
    out.printf(
        Locale.ROOT,
        "%8d %10.0f %12.0f %9.4f %8.1f %8.1f %8.1f %8.1f %7.2f%n",
        m.viewers(),
        m.batchesPerSecond(),
        m.messagesPerSecond(),
        m.updatesSeen(),
        m.p50(),
        m.p90(),
        m.p99(),
        m.max(),
        m.gatewayCores());
  }
}
