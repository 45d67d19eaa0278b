package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.config.Environment;
import io.vertac.config.Service;
import io.vertac.cycle.CycleProcessor;
import io.vertac.events.CycleEvent;
import io.vertac.serde.SingleObject;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topic;
import io.vertac.topics.TopicCreation;
import io.vertac.topics.Topics;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The topics of a whole run, read again from the beginning, give the same cycles. */
abstract class ReplayRoad {
  private static final List<Topic<?>> INPUTS =
      List.of(Topics.STREAMS, Topics.SAMPLES, Topics.CYCLE_COMMANDS);

  abstract Road road();

  @Test
  void shouldGiveTheSameCyclesAndCurvesWhenTheTopicsAreReadAgain() {
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "read again");
    machine.playCycle();
    machine.playCycle();
    Road.eventually(this::requireAllFinished);
    road().awaitQuiet();

    Map<String, String> variables = new TreeMap<>(road().variables());
    variables.merge("TOPIC_PREFIX", "again.", String::concat);
    variables.put("STATE_DIR", road().folder().path().resolve("again").toString());
    Environment environment = new Environment(variables);
    KafkaSettings again = KafkaSettings.from(environment);
    TopicCreation.createMissing(again);
    copyInputs(again);
    Service processor = CycleProcessor.from(environment);
    try {
      processor.start();
      new Quiet(again, Set.of(CycleProcessor.NAME)).await();
    } finally {
      processor.close();
    }
    assertThat(byKey(new TopicRecords(again), Topics.CYCLES))
        .hasSizeGreaterThan(1)
        .isEqualTo(byKey(road().topics(), Topics.CYCLES));
    assertThat(byKey(new TopicRecords(again), Topics.CYCLE_TRACES))
        .hasSizeGreaterThan(1)
        .isEqualTo(byKey(road().topics(), Topics.CYCLE_TRACES));
  }

  private void requireAllFinished() {
    List<CycleEvent> events =
        road().topics().all(Topics.CYCLES).stream().map(ConsumerRecord::value).toList();
    assertThat(idsOf(events.stream().filter(CycleEvent::getFinal$).toList()))
        .isEqualTo(idsOf(events));
  }

  private static Set<String> idsOf(List<CycleEvent> events) {
    return events.stream()
        .map(CycleEvent::getCycleId)
        .filter(id -> id != null)
        .collect(Collectors.toSet());
  }

  /** As they are: the same keys, times and partitions, in the same order. */
  private void copyInputs(KafkaSettings to) {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(to.clientBase(), new StringSerializer(), new ByteArraySerializer())) {
      for (Topic<?> topic : INPUTS) {
        for (ConsumerRecord<String, byte[]> r : road().topics().raw(topic)) {
          producer.send(
              new ProducerRecord<>(
                  topic.name(to), r.partition(), r.timestamp(), r.key(), r.value()));
        }
      }
    }
  }

  /** Every record, byte for byte, without the registry's id of the schema in front. */
  private static <V extends SpecificRecord> Map<String, List<String>> byKey(
      TopicRecords topics, Topic<V> topic) {
    Serializer<V> bytes = SingleObject.serde(topic.valueType()).serializer();
    Map<String, List<String>> records = new TreeMap<>();
    for (ConsumerRecord<String, V> record : topics.all(topic)) {
      String text =
          record.timestamp()
              + " "
              + HexFormat.of().formatHex(bytes.serialize(topic.suffix(), record.value()));
      records.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(text);
    }
    return records;
  }
}
