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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run of a connector at a terminal: a line a cycle, a last line with the counts. */
final class EdgeRun implements EdgeProgress {
  static final int COMPLETE = 0;
  static final int INCOMPLETE = 1;
  static final int UNUSABLE_SETTING = 2;

  private final EdgeConnector connector;
  private final PrintStream out;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean printed = new AtomicBoolean();

  EdgeRun(EdgeConfig config, MachineSource source, Clock clock, PrintStream out) {
    this.connector = new EdgeConnector(config, source, this, clock);
    this.out = out;
  }

  /**
   * @param once return after the last cycle; otherwise only when the connector fails
   * @return the exit code
   * @throws ConfigurationException if the gateway will never take this machine
   */
  int run(boolean once) throws InterruptedException {
    Thread shutdown = new Thread(this::endEarly, "edge-shutdown");
    Runtime.getRuntime().addShutdownHook(shutdown);
    try {
      connector.start();
      connector.awaitDone();
      if (!once && connector.failure() == null && !ended.get()) {
        out.println("everything is played and acknowledged; Ctrl-C ends");
        new CountDownLatch(1).await();
      }
    } finally {
      connector.close();
      forget(shutdown);
    }
    if (connector.failure() instanceof ConfigurationException setting) {
      throw setting;
    }
    printCounts();
    boolean complete = connector.failure() == null && connector.counts().complete();
    return complete ? COMPLETE : INCOMPLETE;
  }

  /** On SIGTERM or Ctrl-C: what was read still goes out. */
  private void endEarly() {
    ended.set(true);
    connector.close();
    printCounts();
  }

  private void forget(Thread shutdown) {
    if (!ended.get()) {
      Runtime.getRuntime().removeShutdownHook(shutdown);
    }
  }

  private void printCounts() {
    if (printed.getAndSet(true)) {
      return;
    }
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
  public void cycleRefused(CycleKey cycle, String reason) {
    out.printf("cycle %s refused: %s%n", cycle, reason);
  }

  @Override
  public void referenceChosen(CycleKey cycle, String cycleId) {
    out.printf("cycle %s is the reference%n", cycle);
  }
}
