package io.vertac.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of ours in a process of its own: its output goes to a file, its pid is on record. */
final class ChildProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final ProcessLog log;
  private final Leftovers record;

  private ChildProcess(Process process, ProcessLog log, Leftovers record) {
    this.process = process;
    this.log = log;
    this.record = record;
  }

  /**
   * @param deathSignal what the child gets should we die without stopping it
   * @throws IOException if the program cannot be run
   */
  static ChildProcess start(
      List<String> command, String deathSignal, ProcessLog log, Leftovers record)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(ParentDeath.guard(command, deathSignal))
            .directory(log.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.open());
    Process process = startAndKeep(builder);
    try {
      record.record(process.toHandle());
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
    return new ChildProcess(process, log, record);
  }

  /**
   * Returns when the child answers; stops it if it does not.
   *
   * @throws IOException if it ended before, or the time is up; the message has its last words
   */
  void awaitReady(Duration limit, BooleanSupplier answers) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (pause() && process.isAlive() && System.nanoTime() < deadline) {
      if (answers.getAsBoolean()) {
        return;
      }
    }
    String end = process.isAlive() ? "no answer in " + limit.toSeconds() + " s, " : "";
    stop(STOP_SECONDS);
    throw new IOException(end + log.lastComplaint() + "; more in " + log);
  }

  /** SIGTERM, then SIGKILL. */
  void stop(long waitSeconds) {
    stop(process::destroy, waitSeconds);
  }

  /**
   * Asks, waits, and forces.
   *
   * @param ask makes the child end soon; may fail
   */
  void stop(Runnable ask, long waitSeconds) {
    try {
      if (process.isAlive()) {
        askToEnd(ask);
      }
      if (!process.waitFor(waitSeconds, TimeUnit.SECONDS)) {
        LOG.atWarn()
            .addKeyValue("pid", process.pid())
            .log("child did not stop in time, killing it");
        process.destroyForcibly().waitFor();
      }
      record.forget();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("pid file cannot be removed", e);
    }
  }

  private void askToEnd(Runnable ask) {
    try {
      ask.run();
    } catch (PartException e) {
      LOG.atWarn().addKeyValue("pid", process.pid()).setCause(e).log("child does not listen");
      process.destroy();
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(POLL.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * The kernel ties a child to the thread that started it, not to the process: that thread has to
   * stay for as long as the child lives.
   */
  static Process startAndKeep(ProcessBuilder builder) throws IOException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread keeper = new Thread(() -> keep(builder, started), "child-keeper");
    keeper.setDaemon(true);
    keeper.start();
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private static void keep(ProcessBuilder builder, CompletableFuture<Process> started) {
    try {
      Process process = builder.start();
      started.complete(process);
      process.waitFor();
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
