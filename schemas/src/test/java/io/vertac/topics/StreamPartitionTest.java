package io.vertac.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPartitionTest {
  private static final int STREAMS = 500;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 12, 97})
  void shouldBeWhereKafkaPutsTheStream(int partitions) {
    for (int i = 0; i < STREAMS; i++) {
      String streamId = new UUID(i * 31L, i).toString();
      assertThat(StreamPartition.of(streamId, partitions)).isEqualTo(byKafka(streamId, partitions));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 97})
  void shouldPutEverySensorWithItsStream(int partitions) {
    for (int i = 0; i < STREAMS; i++) {
      String streamId = new UUID(i, i * 17L).toString();
      int expected = byKafka(streamId, partitions);
      String sensor = Topics.sensorKey(streamId, "sensor-" + i);
      assertThat(StreamPartition.of(sensor, partitions)).isEqualTo(expected);
      String withRecipe = Topics.referenceKey(streamId, "sensor-" + i, "recipe|7");
      assertThat(StreamPartition.of(withRecipe, partitions)).isEqualTo(expected);
    }
  }

  private static int byKafka(String key, int partitions) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return BuiltInPartitioner.partitionForKey(bytes, partitions);
  }
}
