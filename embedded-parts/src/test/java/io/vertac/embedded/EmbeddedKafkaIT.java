package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
  @TempDir Path folder;

  @Test
  void shouldKeepRecordsAndClusterIdWhenStoppedAndStartedAgain() throws Exception {
    String clusterId;
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      clusterId = clusterId(kafka);
      createTopic(kafka, "kept");
      send(kafka, "kept", "value");
    }
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      assertThat(clusterId(kafka)).isEqualTo(clusterId);
      assertThat(read(kafka, "kept")).containsExactly("value");
    }
  }

  @Test
  void shouldRefuseWhenATopicIsNotThere() throws Exception {
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      assertThatThrownBy(() -> send(kafka, "misspelt", "value"))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("misspelt");
    }
  }

  @Test
  void shouldSayWhoHasTheFolderWhenItIsInUse() {
    try (EmbeddedKafka first = new EmbeddedKafka(folder);
        EmbeddedKafka second = new EmbeddedKafka(folder)) {
      first.start();
      assertThatThrownBy(second::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("is in use by another VerTac");
    }
  }

  @Test
  void shouldCloseTwiceWhenAsked() {
    EmbeddedKafka kafka = new EmbeddedKafka(folder);
    kafka.start();
    kafka.close();
    kafka.close();
    assertThatThrownBy(kafka::bootstrapServers).isInstanceOf(IllegalStateException.class);
  }

  private static String clusterId(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(client(kafka))) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private static void createTopic(EmbeddedKafka kafka, String name) throws Exception {
    try (Admin admin = Admin.create(client(kafka))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  private static void send(EmbeddedKafka kafka, String topic, String value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", "5000");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  private static List<String> read(EmbeddedKafka kafka, String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (var consumer =
        new KafkaConsumer<>(client(kafka), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
          .map(record -> record.value())
          .toList();
    }
  }

  private static Map<String, Object> client(EmbeddedKafka kafka) {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
