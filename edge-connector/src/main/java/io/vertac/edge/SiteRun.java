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

/** Runs what an {@code edge.yaml} describes until the process is told to end. */
final class SiteRun implements EdgeProgress {
  private static final long FAILURE_CHECK_MILLIS = 500;

  private final SiteConnector connector;
  private final PrintStream out;

  SiteRun(Path file, Environment environment, Clock clock, PrintStream out) {
    this.out = out;
    this.connector =
        new SiteConnector(SiteFile.read(file, environment), RetryLimits.USUAL, this, clock);
  }

  /**
   * @return the exit code: what is left on disk after a regular end is not lost
   */
  int run() throws InterruptedException {
    EndSignal end = new EndSignal();
    boolean told = false;
    try {
      connector.start();
      if (connector.metricsPort() > 0) {
        out.printf("metrics: port %d, path /metrics%n", connector.metricsPort());
      }
      while (!told && connector.failure() == null) {
        told = end.await(FAILURE_CHECK_MILLIS);
      }
    } finally {
      connector.close();
    }
    out.println(connector.counts());
    return told ? EdgeRun.COMPLETE : EdgeRun.INCOMPLETE;
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
  public void cycleAborted(CycleKey cycle, String cycleId) {
    out.printf("cycle %s aborted: the connector ends in the middle of it (%s)%n", cycle, cycleId);
  }

  @Override
  public void cycleRefused(CycleKey cycle, String reason) {
    out.printf("cycle %s refused: %s%n", cycle, reason);
  }
}
