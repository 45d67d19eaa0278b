package io.vertac.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Says when a task's work is committed: what somebody waits for at once, the rest at an interval,
 * and both less often where commits are slow.
 *
 * <p>Readers of committed records see nothing before a commit, so it should come soon. But it ends
 * the transaction of all tasks of a thread, and they stand still meanwhile: on a busy machine
 * commits at a fixed interval can take most of the time. Here a thread works at least {@link
 * #WORK_PER_COMMIT} times as long as its commits take. Only when records become visible depends on
 * the clock, never what they say.
 */
public final class CommitPace {
  /** What the streams configuration holds the interval under. */
  static final String INTERVAL_KEY = "vertac.commit.interval";

  static final Duration DEFAULT_INTERVAL = Duration.ofMillis(100);

  /** What {@link ThreadCommits} leaves undone is committed this late. */
  static final Duration LATEST = Duration.ofSeconds(2);

  static final int WORK_PER_COMMIT = 9;

  /** Where somebody waits. */
  static final int WORK_PER_PROMPT_COMMIT = 1;

  private static final Duration TICK = Duration.ofMillis(25);

  private final ProcessorContext<?, ?> context;
  private final ThreadCommits thread;
  private final long intervalMs;

  /** To be made when the processor that uses it is initialised. */
  public CommitPace(ProcessorContext<?, ?> context) {
    this.context = context;
    this.thread = ThreadCommits.ofThisThread(context);
    Object interval = context.appConfigs().getOrDefault(INTERVAL_KEY, DEFAULT_INTERVAL);
    this.intervalMs = ((Duration) interval).toMillis();
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> thread.tick(intervalMs, now));
  }

  /** To be called for each record: there is something to commit. */
  public void worked() {
    thread.worked(context);
  }

  /** Somebody waits for what this record made. */
  public void prompt() {
    thread.prompt(context, context.currentSystemTimeMs());
  }

  /**
   * How many commits were asked for so far: what is written after one of them is committed with the
   * next. For deciding how values are cut, never what they say.
   */
  public long asked() {
    return thread.asked();
  }

  /** The processor is closed: its task works on this thread no more. */
  public void close() {
    thread.leave(context);
  }
}
