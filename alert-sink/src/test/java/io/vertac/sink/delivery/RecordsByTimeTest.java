package io.vertac.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordsByTimeTest {
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partitions =
      new LinkedHashMap<>();

  @Test
  void shouldMergePartitionsByTime() {
    partition(0, 10, 20, 30);
    partition(1, 5, 21, 40);

    assertThat(order()).containsExactly("1:5", "0:10", "0:20", "1:21", "0:30", "1:40");
  }

  @Test
  void shouldKeepTheOrderOfAPartitionAlsoWhereItsTimesGoBack() {
    partition(0, 30, 10, 20);
    partition(1, 15, 35);

    assertThat(order()).containsExactly("1:15", "0:30", "0:10", "0:20", "1:35");
  }

  @Test
  void shouldEndWhenThereIsNoMore() {
    Iterator<ConsumerRecord<byte[], byte[]>> none = records().iterator();

    assertThat(none.hasNext()).isFalse();
    assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
  }

  private void partition(int number, long... times) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      records.add(
          new ConsumerRecord<>(
              "samples",
              number,
              i,
              times[i],
              TimestampType.CREATE_TIME,
              0,
              0,
              new byte[0],
              new byte[0],
              new RecordHeaders(),
              Optional.empty()));
    }
    partitions.put(new TopicPartition("samples", number), records);
  }

  private RecordsByTime records() {
    return new RecordsByTime(new ConsumerRecords<>(partitions, Map.of()));
  }

  private List<String> order() {
    List<String> order = new ArrayList<>();
    records().forEach(found -> order.add(found.partition() + ":" + found.timestamp()));
    return order;
  }
}
