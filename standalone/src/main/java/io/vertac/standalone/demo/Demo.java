package io.vertac.standalone.demo;

import io.vertac.edge.EdgeConnector;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.source.MachineSource;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Plays one machine through the real connector into a running platform, and watches. */
public final class Demo implements AutoCloseable {
  private static final long LOOK_MS = 500;

  /** Beyond the grace period: the longest the pipeline may take for the last results. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Played played = new Played();
  private final EdgeConnector connector;
  private final Results results;
  private final ProgressView view;
  private final PrintStream out;
  private volatile boolean closing;

  /**
   * @param variables of the platform, as in endpoints.env
   * @param terminal whether lines may be rewritten in place
   */
  public Demo(
      EdgeConfig edge,
      MachineSource machine,
      Map<String, String> variables,
      PrintStream out,
      boolean terminal)
      throws SQLException {
    this.connector = new EdgeConnector(edge, machine, played, Clock.systemUTC());
    this.results = new Results(variables);
    this.out = out;
    this.view = new ProgressView(out, terminal);
  }

  /**
   * Plays all cycles and waits until every one is analysed, or the pipeline is stuck.
   *
   * @throws InterruptedException also if the demo is closed meanwhile
   */
  public void play() throws InterruptedException, SQLException {
    connector.start();
    while (!connector.awaitDone(0)) {
      look();
    }
    awaitResults();
    view.clear();
  }

  /** Prints what has come of it; true if nothing is missing. */
  public boolean summarise() throws SQLException, IOException, InterruptedException {
    requireOpen();
    List<String> cycleIds = played.cycleIds();
    long sent = connector.counts().sent();
    long acknowledged = connector.counts().acknowledged();
    Summary summary =
        new Summary(
            cycleIds.size() + played.refused(),
            results.cycles(cycleIds),
            sent,
            acknowledged,
            awaitStored(acknowledged));
    summary.print(out);
    if (connector.failure() != null) {
      out.println("the connector failed: " + connector.failure().getMessage());
    }
    return summary.complete() && connector.failure() == null;
  }

  private void awaitResults() throws InterruptedException, SQLException {
    long lastNews = System.nanoTime();
    int before = -1;
    while (System.nanoTime() - lastNews < PATIENCE.toNanos()) {
      int analysed = look();
      if (analysed >= played.cycleIds().size()) {
        return;
      }
      if (analysed != before) {
        before = analysed;
        lastNews = System.nanoTime();
      }
    }
  }

  private long awaitStored(long expected) throws SQLException, IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long stored = results.storedReadings(played.streamId(), played.cycleIds());
    while (stored < expected && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_MS);
      stored = results.storedReadings(played.streamId(), played.cycleIds());
    }
    return stored;
  }

  private int look() throws InterruptedException, SQLException {
    Thread.sleep(LOOK_MS);
    requireOpen();
    List<CycleResult> analysed = results.cycles(played.cycleIds());
    view.update(played, analysed);
    return analysed.size();
  }

  /** Whether it was told to end: what fails from then on, fails because of that. */
  public boolean isClosing() {
    return closing;
  }

  private void requireOpen() throws InterruptedException {
    if (closing) {
      throw new InterruptedException("the demo is being closed");
    }
  }

  @Override
  public void close() throws SQLException {
    closing = true;
    connector.close();
    results.close();
  }
}
