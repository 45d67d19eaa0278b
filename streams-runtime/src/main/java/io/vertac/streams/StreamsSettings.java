package io.vertac.streams;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import io.vertac.topics.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a topology runs.
 *
 * @param kafka where the topics are
 * @param application the topology's own name; with the topic prefix it is the application id
 * @param stateDir where local state is kept; it can be rebuilt from Kafka at any time
 * @param threads stream threads of this instance
 * @param commitInterval how often a transaction is committed; readers of committed records see
 *     results that much later
 * @param cacheBytes memory for writes that are folded until the next commit, all threads together
 */
public record StreamsSettings(
    KafkaSettings kafka,
    String application,
    Path stateDir,
    int threads,
    Duration commitInterval,
    long cacheBytes) {

  public StreamsSettings {
    if (threads < 1) {
      throw new ConfigurationException("STREAM_THREADS=" + threads + " must be at least 1");
    }
  }

  public static StreamsSettings from(Environment environment, String application) {
    return new StreamsSettings(
        KafkaSettings.from(environment),
        application,
        Path.of(environment.get("STATE_DIR", "vertac-data/streams")),
        environment.integer("STREAM_THREADS", usualThreads(), 1, 64),
        Duration.ofMillis(environment.integer("COMMIT_INTERVAL_MS", 100, 10, 30_000)),
        environment.integer("STREAMS_CACHE_MB", 32, 0, 65_536) * 1024L * 1024L);
  }

  /** While one commits, the other works. */
  private static int usualThreads() {
    return Math.min(2, Runtime.getRuntime().availableProcessors());
  }

  public String applicationId() {
    return kafka.topicPrefix() + application;
  }
}
