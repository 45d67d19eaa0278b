package io.vertac.edge.device;

import io.vertac.edge.failure.Failures;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Repeats a step at even times on a thread of its own. A step that fails is tried again, after a
 * pause that grows to five seconds.
 */
public final class ReaderThread implements AutoCloseable {
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long CLOSE_MILLIS = 15_000;

  private final String name;
  private final long intervalNanos;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Thread thread;

  /** What is repeated. */
  @FunctionalInterface
  public interface Step {
    /**
     * @throws Exception if the device does not do what it should; the message is for people
     */
    void run() throws Exception;
  }

  public ReaderThread(String name, Duration interval) {
    this.name = name;
    this.intervalNanos = interval.toNanos();
  }

  /**
   * @param failed told why a step failed
   */
  public void start(Step step, Consumer<String> failed) {
    thread = new Thread(() -> repeat(step, failed), name);
    thread.start();
  }

  public boolean stopping() {
    return stopped.getCount() == 0;
  }

  /** Lets the step under way end. */
  @Override
  public void close() {
    stopped.countDown();
    if (thread != null) {
      try {
        thread.join(CLOSE_MILLIS);
        thread.interrupt();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void repeat(Step step, Consumer<String> failed) {
    long due = System.nanoTime();
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (!stopping()) {
        try {
          step.run();
          pause = FIRST_PAUSE_MILLIS;
          due = Math.max(due + intervalNanos, System.nanoTime() - intervalNanos);
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          failed.accept(Failures.say(e));
          due = System.nanoTime() + pause * 1_000_000;
          pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
        stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
