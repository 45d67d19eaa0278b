package io.vertac.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of ours in a process of its own: its output goes to a file, its pid is on record. */
final class ChildProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

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
      List<String> command, String deathSignal, Path folder, ProcessLog log, Leftovers record)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(ParentDeath.guard(command, deathSignal))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.open());
    Process process = startAndKeep(builder);
    record.record(process.toHandle());
    return new ChildProcess(process, log, record);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The last thing the child said, for error messages. */
  String lastWords() {
    return log.lastComplaint();
  }

  /** Asks, waits, and forces. */
  void stop(Runnable ask, long waitSeconds) {
    try {
      if (process.isAlive()) {
        ask.run();
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

  /** SIGTERM, then SIGKILL. */
  void stop(long waitSeconds) {
    stop(process::destroy, waitSeconds);
  }

  /**
   * The kernel ties a child to the thread that started it, not to the process: that thread has to
   * stay for as long as the child lives.
   */
  private static Process startAndKeep(ProcessBuilder builder) throws IOException {
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
