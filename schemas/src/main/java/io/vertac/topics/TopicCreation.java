package io.vertac.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates what is missing of the catalogue; topics that exist are left as they are. */
public final class TopicCreation {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private TopicCreation() {}

  /**
   * Returns when records can be written to every topic that was created.
   *
   * @throws IllegalStateException if Kafka cannot be reached or refuses; the message says which
   *     topic and why
   */
  public static void createMissing(KafkaSettings kafka) {
    try (Admin admin = Admin.create(kafka.clientBase())) {
      List<NewTopic> wanted = new ArrayList<>();
      for (Topic<?> topic : Topics.ALL) {
        wanted.add(
            new NewTopic(topic.name(kafka), kafka.partitions(), kafka.replicationFactor())
                .configs(configuration(topic, kafka.replicationFactor())));
      }
      List<String> created = new ArrayList<>();
      for (var topic : admin.createTopics(wanted).values().entrySet()) {
        if (await(topic.getKey(), topic.getValue())) {
          created.add(topic.getKey());
        }
      }
      TopicReadiness.await(admin, created, TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    }
  }

  /** Whether it was created; false if it had existed before. */
  private static boolean await(String topic, KafkaFuture<Void> creation)
      throws InterruptedException {
    try {
      creation.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "topic " + topic + " cannot be created: " + e.getCause().getMessage(), e.getCause());
      }
      return false;
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "topic " + topic + " cannot be created: Kafka did not answer in 60 s", e);
    }
  }

  private static Map<String, String> configuration(Topic<?> topic, short replicationFactor) {
    Map<String, String> settings = new HashMap<>();
    // An acknowledged record is on every in-sync replica, and there are at least two of them
    // wherever more than one broker was asked for.
    settings.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.min(2, replicationFactor)));
    if (topic.retention().isPresent()) {
      Duration retention = topic.retention().get();
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    } else {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }
    return settings;
  }
}
