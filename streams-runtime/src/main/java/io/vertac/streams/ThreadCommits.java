package io.vertac.streams;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** The commits of one stream thread, which all its tasks share. */
final class ThreadCommits {
  /** Between two commits, also where they are fast. */
  static final long PAUSE_MS = 25;

  private static final ThreadLocal<ThreadCommits> OF_THREAD = new ThreadLocal<>();

  private final Set<TaskId> tasks = new HashSet<>();
  private final Metric latency;
  private ProcessingContext worked;
  private boolean waitedFor;
  private long requestedMs = Long.MIN_VALUE / 2;
  private long asked;

  /**
   * @param latency what a commit takes on average, in milliseconds, divided by the tasks that have
   *     part in it; not a number before the first
   */
  ThreadCommits(Metric latency) {
    this.latency = latency;
  }

  static ThreadCommits ofThisThread(ProcessingContext context) {
    ThreadCommits known = OF_THREAD.get();
    if (known == null) {
      known = new ThreadCommits(latency(context.metrics().metrics()));
      OF_THREAD.set(known);
    }
    known.join(context);
    return known;
  }

  void join(ProcessingContext context) {
    tasks.add(context.taskId());
  }

  void leave(ProcessingContext context) {
    tasks.remove(context.taskId());
    if (worked == context) {
      worked = null;
    }
  }

  long asked() {
    return asked;
  }

  void worked(ProcessingContext context) {
    worked = context;
  }

  void prompt(ProcessingContext context, long nowMs) {
    worked = context;
    waitedFor = true;
    commitAfter(pauseMs(CommitPace.WORK_PER_PROMPT_COMMIT), nowMs);
  }

  void tick(long intervalMs, long nowMs) {
    if (worked != null && waitedFor) {
      commitAfter(pauseMs(CommitPace.WORK_PER_PROMPT_COMMIT), nowMs);
    } else if (worked != null) {
      commitAfter(Math.max(intervalMs, pauseMs(CommitPace.WORK_PER_COMMIT)), nowMs);
    }
  }

  private void commitAfter(long pauseMs, long nowMs) {
    long sinceMs = nowMs - requestedMs;
    // A clock that was set back must not keep commits waiting until it has caught up.
    if (sinceMs < 0 || sinceMs >= pauseMs) {
      requestedMs = nowMs;
      asked++;
      worked.commit();
      worked = null;
      waitedFor = false;
    }
  }

  private long pauseMs(int workPerCommit) {
    if (latency == null) {
      return PAUSE_MS;
    }
    double ofTaskMs = ((Number) latency.metricValue()).doubleValue();
    double commitMs = Double.isNaN(ofTaskMs) ? 0 : ofTaskMs * tasks.size();
    double pauseMs = (1 + workPerCommit) * commitMs;
    return (long) Math.min(Math.max(PAUSE_MS, pauseMs), CommitPace.LATEST.toMillis());
  }

  private static Metric latency(Map<MetricName, ? extends Metric> metrics) {
    String thread = Thread.currentThread().getName();
    return metrics.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals("commit-latency-avg"))
        .filter(entry -> entry.getKey().group().equals("stream-thread-metrics"))
        .filter(entry -> thread.equals(entry.getKey().tags().get("thread-id")))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
