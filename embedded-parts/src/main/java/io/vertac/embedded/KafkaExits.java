package io.vertac.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker that cannot go on ends its process. In ours, a failure to start becomes an exception,
 * and a failure later says so before the process ends: nothing acknowledged is lost by that.
 */
final class KafkaExits {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaExits.class);
  private static final long START_LIMIT_SECONDS = 300;

  /** The start under way in this process; what it waits for fails when the broker gives up. */
  private static final AtomicReference<CompletableFuture<Void>> STARTING = new AtomicReference<>();

  private KafkaExits() {}

  /**
   * @param startup blocks until the broker is up
   * @throws Exception what kept the broker from starting
   */
  static synchronized void guardStart(Runnable startup) throws Exception {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    STARTING.set(outcome);
    Exit.setExitProcedure(KafkaExits::givenUp);
    Exit.setHaltProcedure(KafkaExits::givenUp);
    Thread starter = new Thread(() -> run(startup, outcome), "kafka-start");
    starter.setDaemon(true);
    starter.start();
    try {
      outcome.get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("broker start failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("broker not ready after " + START_LIMIT_SECONDS + " s", e);
    } finally {
      STARTING.set(null);
    }
  }

  private static void run(Runnable startup, CompletableFuture<Void> outcome) {
    try {
      startup.run();
      outcome.complete(null);
    } catch (RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    }
  }

  private static void givenUp(int status, String message) {
    CompletableFuture<Void> starting = STARTING.get();
    String reason = "Kafka gave up" + (message == null ? "" : ": " + message);
    if (starting != null) {
      starting.completeExceptionally(new IllegalStateException(reason));
      // Nobody may go on behind a call that never returns.
      throw new IllegalStateException(reason);
    }
    LOG.atError().addKeyValue("status", status).log(reason);
    System.err.println("vertac: " + reason + "; free disk space if it is short, then start again");
    Runtime.getRuntime().halt(status);
  }
}
