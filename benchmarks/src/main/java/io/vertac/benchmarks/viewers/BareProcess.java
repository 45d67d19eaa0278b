package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link BareServer} in a process of its own. */
final class BareProcess implements AutoCloseable {
  private static final int MIN_BYTES = 200;
  private static final int MAX_BYTES = 60_000;
  private static final long OPENING_MS = 1_000;

  private final Process process;
  private final int port;

  /**
   * @param bytes of a message
   * @param perSecond messages to each viewer
   */
  BareProcess(int streams, int viewers, double bytes, double perSecond)
      throws IOException, InterruptedException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    long size = Math.round(Math.max(MIN_BYTES, Math.min(MAX_BYTES, bytes)));
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BareServer.class.getName(),
                    Integer.toString(port),
                    Integer.toString(streams),
                    Integer.toString(viewers),
                    Long.toString(size),
                    Double.toString(perSecond)))
            .inheritIO()
            .start();
    Thread.sleep(OPENING_MS);
  }

  int port() {
    return port;
  }

  /** Of processor time that it has used. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(Double.NaN);
  }

  /** Of it, that of the thread that sends. */
  double sendSeconds() {
    return ThreadTimes.seconds(process.pid(), BareServer.THREAD);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
  }
}
