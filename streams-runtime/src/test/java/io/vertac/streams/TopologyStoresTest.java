package io.vertac.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;

class TopologyStoresTest {

  @Test
  void shouldNameTheStoresOfAllParts() {
    StreamsBuilder builder = new StreamsBuilder();
    Consumed<String, String> text = Consumed.with(Serdes.String(), Serdes.String());
    builder.table("first", text, Materialized.as("known"));
    builder.stream("second", text)
        .groupByKey(Grouped.as("grouped"))
        .count(Materialized.as("counts"));
    builder.globalTable("third", text, Materialized.as("everywhere"));
    assertThat(TopologyStores.of(builder.build())).containsExactly("counts", "everywhere", "known");
  }
}
