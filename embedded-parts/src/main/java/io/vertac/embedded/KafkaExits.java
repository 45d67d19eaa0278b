package io.vertac.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private static final String GAVE_UP = "Kafka gave up";

  /** The start under way in this process, if any; Kafka knows one way out for all its brokers. */
  private static volatile Start current;

  private KafkaExits() {}

  /**
   * @param startup blocks until the broker is up
   * @throws Exception what kept the broker from starting
   */
  static synchronized void guardStart(Runnable startup) throws Exception {
    Exit.setExitProcedure(KafkaExits::end);
    Exit.setHaltProcedure(KafkaExits::end);
    Start start = new Start(startup);
    current = start;
    try {
      start.await();
    } finally {
      current = null;
    }
  }

  private static void end(int status, String message) {
    String reason = message == null ? GAVE_UP : GAVE_UP + ": " + message;
    Start start = current;
    if (start != null) {
      start.fail(reason);
      return;
    }
    LOG.atError().addKeyValue("status", status).log(reason);
    System.err.println(
        "vertac: " + reason + "; most often the disk is full: free some space and start again");
    Runtime.getRuntime().halt(status);
  }

  /** One broker's start, on a thread of its own: it may hang when another of its threads dies. */
  private static final class Start {
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();
    private final Thread thread;

    Start(Runnable startup) {
      thread = new Thread(() -> run(startup), "kafka-start");
      thread.setDaemon(true);
    }

    void await() throws Exception {
      thread.start();
      try {
        outcome.get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new IllegalStateException("the broker did not start", e.getCause());
      } catch (TimeoutException e) {
        throw new IllegalStateException("no broker after " + START_LIMIT_SECONDS + " s", e);
      }
    }

    void fail(String reason) {
      if (Thread.currentThread() == thread) {
        // Kafka now throws what went wrong, which says more than that it gave up.
        return;
      }
      outcome.completeExceptionally(new IllegalStateException(reason));
      // Nothing may go on behind a call that is never to return.
      throw new IllegalStateException(reason);
    }

    private void run(Runnable startup) {
      try {
        startup.run();
        outcome.complete(null);
      } catch (RuntimeException | Error e) {
        outcome.completeExceptionally(e);
      }
    }
  }
}
