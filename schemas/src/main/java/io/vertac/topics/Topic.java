package io.vertac.topics;

import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the catalogue. Keys are always UTF-8 strings.
 *
 * @param suffix the name after the prefix
 * @param valueType the generated record its values are
 * @param retention how long records stay; empty for a compacted topic
 */
public record Topic<V extends SpecificRecord>(
    String suffix, Class<V> valueType, Optional<Duration> retention) {

  static <V extends SpecificRecord> Topic<V> kept(String suffix, Class<V> type, int days) {
    return new Topic<>(suffix, type, Optional.of(Duration.ofDays(days)));
  }

  static <V extends SpecificRecord> Topic<V> compacted(String suffix, Class<V> type) {
    return new Topic<>(suffix, type, Optional.empty());
  }

  public String name(KafkaSettings kafka) {
    return kafka.topicPrefix() + suffix;
  }
}
