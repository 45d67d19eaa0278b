package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.CycleEvent;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Somebody else's client, in another language, reads every record of every topic. */
abstract class OtherReaderRoad {

  abstract Road road();

  @Test
  void shouldReadEveryRecordWithAnIndependentClient() throws Exception {
    TopicReaderProgram.install();
    NaiveMachine machine = NaiveMachine.register(road().gateway(), "read by others");
    machine.playCycle();
    machine.playCycle();
    Road.eventually(
        () -> assertThat(road().tables().finishedCycles(machine.streamId())).hasSize(2));
    road().awaitQuiet();
    JsonNode found = TopicReaderProgram.readEverything(road().kafka());
    for (Topic<?> topic : Topics.ALL) {
      assertThat(of(found, topic).get("records").asInt())
          .as(topic.suffix())
          .isEqualTo(road().topics().raw(topic).size());
    }
    compareSamples(of(found, Topics.SAMPLES));
    compareCycles(of(found, Topics.CYCLES));
  }

  private void compareSamples(JsonNode found) {
    List<Sample> samples =
        road().topics().all(Topics.SAMPLES).stream()
            .map(ConsumerRecord::value)
            .map(SampleBatch::getSamples)
            .flatMap(List::stream)
            .toList();
    assertThat(found.get("samples").asInt()).isEqualTo(samples.size()).isPositive();
    // To the microsecond: a number that JavaScript cannot hold would show here.
    assertThat(found.get("newestSampleUs").asLong())
        .isEqualTo(samples.stream().mapToLong(Sample::getTimeUs).max().orElseThrow());
  }

  private void compareCycles(JsonNode found) {
    long counted =
        road().topics().all(Topics.CYCLES).stream()
            .map(ConsumerRecord::value)
            .filter(CycleEvent::getFinal$)
            .mapToLong(CycleEvent::getSampleCount)
            .sum();
    assertThat(found.get("finalCounts").asLong()).isEqualTo(counted).isPositive();
  }

  private JsonNode of(JsonNode found, Topic<?> topic) {
    return found.get(topic.name(road().kafka()));
  }
}
