package io.vertac.cycle.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.cycle.domain.SampleReader;
import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is read in columns is what was kept. */
class StoredBatchTest {
  private static final List<BatchSensor> SENSORS =
      List.of(new BatchSensor("p1", "Druck °C", "bar"), new BatchSensor("p2", "", ""));

  @Property
  void shouldReadWhatWasKept(@ForAll("samples") List<Sample> samples) {
    SampleBatch batch = new SampleBatch("stream", "dataset", "id", Instant.EPOCH, SENSORS, samples);
    List<Sample> read = new ArrayList<>();
    StoredBatch.read(
        StoredBatch.bytes(batch),
        new SampleReader() {
          @Override
          public void sensors(List<BatchSensor> sensors) {
            assertThat(sensors).isEqualTo(SENSORS);
          }

          @Override
          public void sample(int sensor, long timeNs, double value, double quality) {
            long us = Math.floorDiv(timeNs, 1_000L);
            read.add(new Sample(sensor, us, (int) Math.floorMod(timeNs, 1_000L), value, quality));
          }
        });
    assertThat(read).isEqualTo(samples);
    assertThat(StoredBatch.of(StoredBatch.bytes(batch)).getSamples()).isEqualTo(samples);
  }

  @Provide
  Arbitrary<List<Sample>> samples() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.longs().between(-4_000_000_000_000_000L, 4_000_000_000_000_000L),
            Arbitraries.integers().between(0, 999),
            Arbitraries.doubles(),
            Arbitraries.doubles().between(0, 1))
        .as(Sample::new)
        .list()
        .ofMaxSize(300);
  }
}
