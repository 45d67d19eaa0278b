package io.vertac.gateway.kafka;

import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka once a second whether samples could be written, so that a request can be refused at
 * once while they cannot.
 */
public final class KafkaWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String samplesTopic;
  private final Admin admin;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "gateway-kafka-watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile String problem = "has not answered yet";

  public KafkaWatch(KafkaSettings kafka) {
    this.samplesTopic = Topics.SAMPLES.name(kafka);
    Properties properties = kafka.clientBase();
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingest-gateway-watch");
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    properties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    this.admin = Admin.create(properties);
  }

  /** Looks once, then every second. */
  public void start() {
    look();
    clock.scheduleWithFixedDelay(
        this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What keeps samples from being written; empty if nothing does. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /**
   * @throws Refusal 503 while samples cannot be written
   */
  public void requireWritable() {
    String now = problem;
    if (now != null) {
      throw Refusal.retryLater(
          RefusalKind.UNAVAILABLE, "Kafka " + now, Publisher.RETRY_AFTER_SECONDS);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    admin.close(Duration.ZERO);
  }

  private void look() {
    String found = find();
    if (found != null) {
      // A process that was held up for a moment takes its own question for too old.
      found = find();
    }
    if ((found == null) != (problem == null)) {
      LOG.atInfo()
          .addKeyValue("state", found == null ? "ok" : found)
          .log("whether Kafka takes samples has changed");
    }
    problem = found;
  }

  private String find() {
    try {
      List<TopicPartitionInfo> partitions =
          admin
              .describeTopics(List.of(samplesTopic))
              .allTopicNames()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .get(samplesTopic)
              .partitions();
      boolean led = partitions.stream().allMatch(p -> p.leader() != null && !p.leader().isEmpty());
      return led ? null : "has no leader for a partition of " + samplesTopic;
    } catch (ExecutionException e) {
      return "cannot be asked: " + e.getCause().getClass().getSimpleName();
    } catch (TimeoutException | KafkaException e) {
      return "does not answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "is not watched any more";
    }
  }
}
