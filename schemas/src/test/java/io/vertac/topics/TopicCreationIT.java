package io.vertac.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.Environment;
import io.vertac.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue as a broker has it in the end. */
class TopicCreationIT {
  /** What subscribers are told: name, and days for which records stay. */
  private static final Map<String, Integer> DAYS =
      Map.of(
          "samples", 7,
          "cycle-commands", 7,
          "cycles", 90,
          "cycle-traces", 90,
          "deviations", 90,
          "analyses", 90,
          "alerts", 90,
          "dead-letters", 30);

  private static final Set<String> COMPACTED = Set.of("streams", "references");

  private static final int ROUNDS = 5;
  private static final int RECORDS = 20;

  @TempDir static Path folder;
  private static EmbeddedKafka broker;

  @BeforeAll
  static void start() {
    broker = new EmbeddedKafka(folder);
    broker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldCreateTheTopicsAsPromised() {
    KafkaSettings kafka = settings("promised.");
    TopicCreation.createMissing(kafka);
    Map<String, Config> topics = describe(kafka);
    assertThat(topics).hasSameSizeAs(Topics.ALL);
    DAYS.forEach(
        (topic, days) -> {
          Config config = topics.get(topic);
          assertThat(value(config, "cleanup.policy")).as(topic).isEqualTo("delete");
          assertThat(value(config, "retention.ms"))
              .as(topic)
              .isEqualTo(Long.toString(Duration.ofDays(days).toMillis()));
        });
    COMPACTED.forEach(
        topic ->
            assertThat(value(topics.get(topic), "cleanup.policy")).as(topic).isEqualTo("compact"));
  }

  @Test
  void shouldGiveEveryTopicTheSamePartitions() {
    KafkaSettings kafka = settings("partitioned.");
    TopicCreation.createMissing(kafka);
    assertThat(partitions(kafka).values()).hasSize(Topics.ALL.size()).containsOnly(3);
  }

  @Test
  void shouldLeaveWhatExistsAndCreateWhatIsMissing() throws Exception {
    KafkaSettings kafka = settings("existing.");
    try (Admin admin = Admin.create(kafka.clientBase())) {
      admin.createTopics(List.of(new NewTopic("existing.samples", 5, (short) 1))).all().get();
    }
    TopicCreation.createMissing(kafka);
    TopicCreation.createMissing(kafka);
    assertThat(partitions(kafka)).hasSameSizeAs(Topics.ALL).containsEntry("existing.samples", 5);
  }

  @Test
  void shouldTakeManyBatchesAtOnceWhenJustCreated() {
    for (int round = 0; round < ROUNDS; round++) {
      KafkaSettings kafka = settings("round" + round + ".");
      TopicCreation.createMissing(kafka);
      Properties properties = kafka.clientBase();
      properties.put("delivery.timeout.ms", "90000");
      properties.put("request.timeout.ms", "30000");
      // Several batches on their way to one partition at once.
      properties.put("batch.size", "1");
      properties.put("linger.ms", "0");
      try (var producer =
          new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
        List<Future<RecordMetadata>> sent =
            names(kafka).stream()
                .flatMap(topic -> Collections.nCopies(RECORDS, topic).stream())
                .map(topic -> producer.send(new ProducerRecord<>(topic, 0, "key", "value")))
                .toList();
        assertThat(sent).allSatisfy(acknowledged -> assertThat(acknowledged.get()).isNotNull());
      }
    }
  }

  @Test
  void shouldSayWhichTopicCannotBeCreated() {
    Map<String, String> variables = new TreeMap<>(variables("refused."));
    variables.put("KAFKA_REPLICATION_FACTOR", "3");
    KafkaSettings kafka = KafkaSettings.from(new Environment(variables));
    assertThatThrownBy(() -> TopicCreation.createMissing(kafka))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("topic refused.")
        .hasMessageContaining("cannot be created");
  }

  private static KafkaSettings settings(String prefix) {
    return KafkaSettings.from(new Environment(variables(prefix)));
  }

  private static Map<String, String> variables(String prefix) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        broker.bootstrapServers(),
        "SCHEMA_REGISTRY_URL",
        "http://127.0.0.1:9",
        "KAFKA_TOPIC_PARTITIONS",
        "3",
        "TOPIC_PREFIX",
        prefix);
  }

  /** By name without the prefix. */
  private static Map<String, Config> describe(KafkaSettings kafka) {
    List<ConfigResource> resources =
        names(kafka).stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    return ask(kafka, admin -> admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().name().substring(kafka.topicPrefix().length()),
                Map.Entry::getValue));
  }

  private static Map<String, Integer> partitions(KafkaSettings kafka) {
    return ask(kafka, admin -> admin.describeTopics(names(kafka)).allTopicNames())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().partitions().size()));
  }

  private static <T> T ask(KafkaSettings kafka, Function<Admin, KafkaFuture<T>> question) {
    try (Admin admin = Admin.create(kafka.clientBase())) {
      return question.apply(admin).toCompletionStage().toCompletableFuture().join();
    }
  }

  private static List<String> names(KafkaSettings kafka) {
    return Topics.ALL.stream().map((Topic<?> topic) -> topic.name(kafka)).toList();
  }

  private static String value(Config config, String key) {
    return config.get(key).value();
  }
}
