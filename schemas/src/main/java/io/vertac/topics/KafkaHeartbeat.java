package io.vertac.topics;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Whether Kafka is there, by the heartbeats of consumers: they wait for it without an error, and
 * would otherwise say nothing of it.
 */
public final class KafkaHeartbeat {
  private static final String GROUP = "consumer-coordinator-metrics";
  private static final String NAME = "last-heartbeat-seconds-ago";

  /** Several that were missed: they come every three seconds. */
  private static final double LONGEST_SECONDS = 10;

  private KafkaHeartbeat() {}

  /**
   * @param metrics of one or more consumers in groups
   * @return for people; empty if Kafka was heard of late by all of them
   */
  public static Optional<String> trouble(Map<MetricName, ? extends Metric> metrics) {
    double longest =
        metrics.entrySet().stream()
            .filter(metric -> metric.getKey().group().equals(GROUP))
            .filter(metric -> metric.getKey().name().equals(NAME))
            .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
            .max()
            .orElse(0);
    return longest > LONGEST_SECONDS
        ? Optional.of("kafka: has not answered for %.0f s".formatted(longest))
        : Optional.empty();
  }
}
