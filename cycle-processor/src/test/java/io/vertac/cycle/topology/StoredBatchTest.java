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
    byte[] kept = StoredBatch.bytes(batch(samples));
    assertThat(samplesOf(kept)).isEqualTo(samples);
    assertThat(StoredBatch.all(kept)).containsExactly(batch(samples));
  }

  @Property(tries = 100)
  void shouldReadAllBatchesOfAChunkInOrder(
      @ForAll("samples") List<Sample> first, @ForAll("samples") List<Sample> second) {
    byte[] alone = Chunks.with(Chunks.EMPTY, StoredBatch.bytes(batch(first)));
    byte[] kept = Chunks.with(alone, StoredBatch.bytes(batch(second)));
    List<Sample> both = new ArrayList<>(first);
    both.addAll(second);
    assertThat(samplesOf(kept)).isEqualTo(both);
    assertThat(StoredBatch.all(kept)).containsExactly(batch(first), batch(second));
  }

  private static SampleBatch batch(List<Sample> samples) {
    return new SampleBatch("stream", "dataset", "id", Instant.EPOCH, SENSORS, samples);
  }

  private static List<Sample> samplesOf(byte[] kept) {
    List<Sample> read = new ArrayList<>();
    StoredBatch.read(
        kept,
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
    return read;
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
