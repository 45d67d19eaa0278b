package io.vertac.edge;

import io.vertac.config.Environment;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.site.SiteConnector;
import io.vertac.edge.site.SiteFile;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.Machine;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs what an {@code edge.yaml} describes until the process is told to end. */
final class SiteRun implements EdgeProgress {
  private static final long FAILURE_CHECK_MILLIS = 500;

  private final SiteConnector connector;
  private final PrintStream out;
  private final AtomicBoolean ended = new AtomicBoolean();

  SiteRun(Path file, Environment environment, Clock clock, PrintStream out) {
    this.out = out;
    this.connector =
        new SiteConnector(SiteFile.read(file, environment), RetryLimits.USUAL, this, clock);
  }

  /**
   * @return the exit code, if a source fails for good
   */
  int run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "edge-shutdown"));
    connector.start();
    if (connector.metricsPort() > 0) {
      out.printf("metrics: port %d, path /metrics%n", connector.metricsPort());
    }
    while (connector.failure() == null) {
      Thread.sleep(FAILURE_CHECK_MILLIS);
    }
    end();
    return EdgeRun.INCOMPLETE;
  }

  private void end() {
    if (!ended.getAndSet(true)) {
      connector.close();
      out.println(connector.counts());
      out.flush();
    }
  }

  @Override
  public void registered(String streamId, Machine machine) {
    out.printf(
        "%s: %d sensors, stream %s%n", machine.deviceName(), machine.sensors().size(), streamId);
  }

  @Override
  public void cycleStopped(CycleKey cycle, String cycleId) {
    out.printf("cycle %s sent (%s)%n", cycle, cycleId);
  }

  @Override
  public void cycleRefused(CycleKey cycle, String reason) {
    out.printf("cycle %s refused: %s%n", cycle, reason);
  }
}
