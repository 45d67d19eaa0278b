package io.vertac.gateway.kafka;

import io.vertac.topics.KafkaSettings;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How the gateway reads topics: in no group, committed records only, values undecoded. */
public final class ReaderSettings {
  private ReaderSettings() {}

  /**
   * @param purpose part of the client's name
   * @param reset where to go on if the wanted records are gone: earliest, latest or none
   */
  public static Properties of(KafkaSettings kafka, String purpose, String reset) {
    Properties properties = kafka.clientBase();
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-gateway-" + purpose);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
    properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return properties;
  }
}
