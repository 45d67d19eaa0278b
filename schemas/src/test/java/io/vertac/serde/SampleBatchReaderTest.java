package io.vertac.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.events.BatchSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class SampleBatchReaderTest {
  private static final int OFFSET = 5;

  private final SampleBatchReader reader = new SampleBatchReader();

  @Test
  void shouldReadWhatAvroWrites() throws IOException {
    Random random = new Random(11);
    for (int run = 0; run < 2_000; run++) {
      SampleBatch batch = batch(random);
      boolean inBlocks = random.nextBoolean();

      SampleBatch read = reader.read(bytes(batch, inBlocks), OFFSET);

      assertThat(read).hasToString(batch.toString());
    }
  }

  @Test
  void shouldKeepTheBytesItWasReadFrom() throws IOException {
    byte[] bytes = bytes(batch(new Random(5)), false);

    ReceivedBatch read = (ReceivedBatch) reader.read(bytes, OFFSET);

    byte[] copy = new byte[read.length() + 2];
    read.copyTo(copy, 2);
    assertThat(Arrays.copyOfRange(copy, 2, copy.length))
        .isEqualTo(Arrays.copyOfRange(bytes, OFFSET, bytes.length));
  }

  @Test
  void shouldReadTheSensorsOfABatchOnceWhenTheNextOneHasTheSame() throws IOException {
    SampleBatch first = batch(new Random(5));
    SampleBatch next = batch(new Random(6));
    next.setSensors(first.getSensors());

    List<BatchSensor> sensors = reader.read(bytes(first, false), OFFSET).getSensors();

    assertThat(reader.read(bytes(next, false), OFFSET).getSensors()).isSameAs(sensors);
  }

  @Test
  void shouldForgetSensorsBeforeTheyTakeTooMuch() throws IOException {
    String name = "n".repeat(10_000);
    for (int i = 0; i < 2_000; i++) {
      SampleBatch batch = batch(new Random(i));
      batch.setSensors(List.of(new BatchSensor("s" + i, name, "")));

      assertThat(reader.read(bytes(batch, false), OFFSET).getSensors())
          .isEqualTo(batch.getSensors());
    }
  }

  @Test
  void shouldRefuseBytesThatAreCut() throws IOException {
    byte[] bytes = bytes(batch(new Random(5)), false);
    for (int length = OFFSET; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> reader.read(cut, OFFSET)).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void shouldRefuseBytesThatGoOn() throws IOException {
    byte[] bytes = bytes(batch(new Random(5)), false);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

    assertThatThrownBy(() -> reader.read(longer, OFFSET)).hasMessageContaining("more behind");
  }

  @Test
  void shouldReadOrRefuseDamagedBytes() throws IOException {
    Random random = new Random(12);
    int refused = 0;
    for (int run = 0; run < 20_000; run++) {
      byte[] bytes = bytes(batch(random), random.nextBoolean());
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        bytes[OFFSET + random.nextInt(bytes.length - OFFSET)] = (byte) random.nextInt(256);
      }
      try {
        reader.read(bytes, OFFSET);
      } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 19_000);
  }

  private static SampleBatch batch(Random random) {
    List<BatchSensor> sensors = new ArrayList<>();
    int sensorCount = random.nextInt(5);
    for (int i = 0; i < sensorCount; i++) {
      sensors.add(
          new BatchSensor("s" + i, random.nextBoolean() ? "Öl\uD83D\uDE00 " + i : "", "°C"));
    }
    List<Sample> samples = new ArrayList<>();
    int sampleCount = random.nextInt(30);
    for (int i = 0; i < sampleCount; i++) {
      samples.add(
          new Sample(
              random.nextInt(),
              random.nextLong() >> random.nextInt(64),
              random.nextInt(1_000),
              Double.longBitsToDouble(random.nextLong()),
              random.nextDouble()));
    }
    Instant received =
        Instant.EPOCH.plus(random.nextLong() >> (10 + random.nextInt(40)), ChronoUnit.MICROS);
    return new SampleBatch(
        "press-" + random.nextInt(9), "", "b" + random.nextInt(), received, sensors, samples);
  }

  private static byte[] bytes(SampleBatch batch, boolean inBlocks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[OFFSET]);
    EncoderFactory encoders = new EncoderFactory().configureBlockSize(64);
    BinaryEncoder encoder =
        inBlocks ? encoders.blockingBinaryEncoder(out, null) : encoders.binaryEncoder(out, null);
    new SpecificDatumWriter<>(SampleBatch.class).write(batch, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
