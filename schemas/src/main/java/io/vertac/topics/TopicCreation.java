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
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates what is missing of the catalogue; topics that exist are left as they are. */
public final class TopicCreation {
  private static final long TIMEOUT_SECONDS = 60;

  private TopicCreation() {}

  /**
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
      for (var created : admin.createTopics(wanted).values().entrySet()) {
        await(created.getKey(), created.getValue());
      }
    }
  }

  private static void await(String topic, org.apache.kafka.common.KafkaFuture<Void> created) {
    try {
      created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "topic " + topic + " cannot be created: " + e.getCause().getMessage(), e.getCause());
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "topic " + topic + " cannot be created: Kafka did not answer in 60 s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
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
