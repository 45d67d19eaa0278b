package io.vertac.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Properties;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadCommitsTest {
  private static final long NOW = 1_000_000;
  private static final long INTERVAL = 100;

  @TempDir private File folder;
  private double commitMs = Double.NaN;
  private MockProcessorContext<Void, Void> context;
  private ThreadCommits commits;

  @BeforeEach
  void open() {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
    commits = new ThreadCommits(latency());
    commits.join(context);
  }

  @Test
  void shouldCommitAtOnceWhenSomebodyWaits() {
    commits.prompt(context, NOW);
    assertThat(committed()).isTrue();
  }

  @Test
  void shouldCommitAfterTheIntervalWhenNobodyWaits() {
    commits.prompt(context, NOW);
    context.resetCommit();
    commits.worked(context);
    commits.tick(INTERVAL, NOW + INTERVAL - 1);
    assertThat(committed()).isFalse();
    commits.tick(INTERVAL, NOW + INTERVAL);
    assertThat(committed()).isTrue();
  }

  @Test
  void shouldCountTheCommitsThatWereAskedForAndNothingElse() {
    commits.prompt(context, NOW);
    commits.worked(context);
    commits.tick(INTERVAL, NOW + INTERVAL - 1);
    assertThat(commits.asked()).isEqualTo(1);
    commits.tick(INTERVAL, NOW + INTERVAL);
    assertThat(commits.asked()).isEqualTo(2);
  }

  @Test
  void shouldCommitNothingWhenNothingWasDone() {
    commits.prompt(context, NOW);
    context.resetCommit();
    commits.tick(INTERVAL, NOW + 10 * INTERVAL);
    assertThat(committed()).isFalse();
  }

  @Test
  void shouldWorkNineTimesAsLongAsCommitsTakeWhenTheyAreSlow() {
    commitMs = 20;
    commits.prompt(context, NOW);
    context.resetCommit();
    commits.worked(context);
    commits.tick(INTERVAL, NOW + 199);
    assertThat(committed()).isFalse();
    commits.tick(INTERVAL, NOW + 200);
    assertThat(committed()).isTrue();
  }

  @Test
  void shouldWorkAsLongAsCommitsTakeWhenSomebodyWaits() {
    commitMs = 200;
    commits.prompt(context, NOW);
    context.resetCommit();
    commits.prompt(context, NOW + 1);
    commits.tick(INTERVAL, NOW + 399);
    assertThat(committed()).isFalse();
    commits.tick(INTERVAL, NOW + 400);
    assertThat(committed()).isTrue();
  }

  @Test
  void shouldCountACommitOfAllTasksWhenThereAreSeveral() {
    commitMs = 50;
    commits.join(new MockProcessorContext<>(new Properties(), new TaskId(0, 1), folder));
    commits.prompt(context, NOW);
    context.resetCommit();
    commits.worked(context);
    commits.tick(INTERVAL, NOW + 999);
    assertThat(committed()).isFalse();
    commits.tick(INTERVAL, NOW + 1_000);
    assertThat(committed()).isTrue();
  }

  @Test
  void shouldCommitWhenTheClockWasSetBack() {
    commits.prompt(context, NOW);
    context.resetCommit();
    commits.prompt(context, NOW - 3_600_000);
    assertThat(committed()).isTrue();
  }

  private boolean committed() {
    return context.committed();
  }

  private Metric latency() {
    return new Metric() {
      @Override
      public MetricName metricName() {
        return null;
      }

      @Override
      public Object metricValue() {
        return commitMs;
      }
    };
  }
}
