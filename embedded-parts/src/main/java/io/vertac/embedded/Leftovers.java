package io.vertac.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Child processes that outlived the process that started them, found again through a pid file.
 *
 * <p>A pid alone proves nothing, for the system uses it again: the process is only taken for ours
 * if it also started when the file says and its command line names our folder.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** The system derives start times from its uptime; adjusting the clock moves them a little. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  private static final long END_TIMEOUT_SECONDS = 30;

  private final Path pidFile;
  private final String marker;

  /**
   * @param marker part of the command line of every process recorded here
   */
  Leftovers(Path pidFile, String marker) {
    this.pidFile = pidFile;
    this.marker = marker;
  }

  void record(ProcessHandle process) throws IOException {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    Files.writeString(pidFile, process.pid() + " " + started + "\n");
  }

  void forget() throws IOException {
    Files.deleteIfExists(pidFile);
  }

  /** The recorded process, if it is still there and really is the recorded one. */
  Optional<ProcessHandle> find() throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    String[] words = Files.readString(pidFile).strip().split(" ");
    if (words.length != 2 || !words[0].matches("\\d{1,18}") || !words[1].matches("\\d{1,18}")) {
      // Cut off while it was written, so the process was killed before it could be of use.
      LOG.atWarn().addKeyValue("file", pidFile).log("pid file cannot be read, ignoring it");
      return Optional.empty();
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> startedAt(process, started))
        .filter(this::isMarked);
  }

  /** Kills what {@link #find()} finds and waits until it is gone. */
  void end() throws IOException {
    Optional<ProcessHandle> leftover = find();
    if (leftover.isPresent()) {
      LOG.atInfo().addKeyValue("pid", leftover.get().pid()).log("ending a leftover process");
      leftover.get().destroyForcibly();
      awaitEnd(leftover.get());
    }
    forget();
  }

  private static void awaitEnd(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(END_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a leftover process ended", e);
    } catch (TimeoutException e) {
      throw new PartException(
          "process " + process.pid() + " of an earlier run does not end; end it by hand", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException("waiting for a leftover process failed", e);
    }
  }

  private static boolean startedAt(ProcessHandle process, Instant recorded) {
    return process
        .info()
        .startInstant()
        .map(actual -> Duration.between(recorded, actual).abs())
        .filter(difference -> difference.compareTo(START_TOLERANCE) <= 0)
        .isPresent();
  }

  private boolean isMarked(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains(marker)).isPresent();
  }
}
