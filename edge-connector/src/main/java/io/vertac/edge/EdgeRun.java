package io.vertac.edge;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.progress.EdgeCounts;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.MachineSource;
import java.io.PrintStream;
import java.time.Clock;

/** One run of a connector at a terminal: a line a cycle, a last line with the counts. */
final class EdgeRun implements EdgeProgress {
  static final int COMPLETE = 0;
  static final int INCOMPLETE = 1;
  static final int UNUSABLE_SETTING = 2;
  private static final long CHECK_MILLIS = 50;

  private final EdgeConnector connector;
  private final PrintStream out;

  EdgeRun(EdgeConfig config, MachineSource source, Clock clock, PrintStream out) {
    this.connector = new EdgeConnector(config, source, this, clock);
    this.out = out;
  }

  /**
   * @param once return after the last cycle; otherwise only when the connector fails or the process
   *     is told to end
   * @return the exit code
   * @throws ConfigurationException if the gateway will never take this machine
   */
  int run(boolean once) throws InterruptedException {
    EndSignal end = new EndSignal();
    try {
      connector.start();
      boolean told = awaitDone(end);
      if (!once && connector.failure() == null && !told) {
        out.println("everything is played and acknowledged; Ctrl-C ends");
        end.await(Long.MAX_VALUE);
      }
    } finally {
      // What was read still goes out.
      connector.close();
    }
    if (connector.failure() instanceof ConfigurationException setting) {
      throw setting;
    }
    printCounts();
    boolean complete = connector.failure() == null && connector.counts().complete();
    return complete ? COMPLETE : INCOMPLETE;
  }

  /** Returns when all is done or the process is told to end; tells whether it was the latter. */
  private boolean awaitDone(EndSignal end) throws InterruptedException {
    while (!connector.awaitDone(0)) {
      if (end.await(CHECK_MILLIS)) {
        return true;
      }
    }
    return false;
  }

  private void printCounts() {
    EdgeCounts counts = connector.counts();
    out.printf(
        "read=%d sent=%d acknowledged=%d rejected=%d unreadable=%d cycles=%d retries=%d%n",
        counts.read(),
        counts.sent(),
        counts.acknowledged(),
        counts.rejected(),
        counts.unreadable(),
        counts.cyclesStopped(),
        counts.retries());
  }

  @Override
  public void registered(String streamId, Machine machine) {
    out.printf(
        "%s: %d sensors, stream %s%n", machine.deviceName(), machine.sensors().size(), streamId);
  }

  @Override
  public void cycleStopped(CycleKey cycle, String cycleId) {
    out.printf("cycle %s sent, %d samples so far%n", cycle, connector.counts().acknowledged());
  }

  @Override
  public void cycleAborted(CycleKey cycle, String cycleId) {
    out.printf("cycle %s aborted: the connector ends in the middle of it%n", cycle);
  }

  @Override
  public void cycleRefused(CycleKey cycle, String reason) {
    out.printf("cycle %s refused: %s%n", cycle, reason);
  }

  @Override
  public void referenceChosen(CycleKey cycle, String cycleId) {
    out.printf("cycle %s is the reference%n", cycle);
  }
}
