package io.vertac.cycle.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.serde.SingleObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

/** State that an earlier version left in its folder or changelog is read by this one. */
class EarlierStateTest {

  @Test
  void shouldReadAStreamThatTheFirstVersionStored() throws IOException {
    Schema schema = schema("StreamState.v1.avsc");
    Schema cycleSchema = schema.getField("open_cycles").schema().getElementType();
    GenericRecord cycle =
        new GenericRecordBuilder(cycleSchema)
            .set("cycle_id", "c-1")
            .set("number", 7)
            .set(
                "state",
                new GenericData.EnumSymbol(cycleSchema.getField("state").schema(), "stopping"))
            .set("cause", "stop")
            .set("started_us", 5L)
            .build();
    GenericRecord state =
        new GenericRecordBuilder(schema)
            .set("version", 12L)
            .set("open_cycles", List.of(cycle))
            .build();

    StreamState read =
        SingleObject.serde(StreamState.class).deserializer().deserialize(null, bytes(state));
    assertThat(read.getVersion()).isEqualTo(12);
    assertThat(read.getOpenCycles()).hasSize(1);
    assertThat(read.getOpenCycles().get(0).getCycleId()).isEqualTo("c-1");
    assertThat(read.getOpenCycles().get(0).getLateSamples()).isFalse();
  }

  private static Schema schema(String name) throws IOException {
    try (InputStream resource = StreamState.class.getResourceAsStream(name)) {
      return new Schema.Parser().parse(resource);
    }
  }

  private static byte[] bytes(GenericRecord record) throws IOException {
    ByteBuffer buffer =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), record.getSchema())
            .encode(record);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
