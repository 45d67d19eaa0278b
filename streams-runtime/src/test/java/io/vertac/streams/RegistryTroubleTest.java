package io.vertac.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RegistryTroubleTest {

  @Test
  void shouldWaitWhenTheRegistryCannotBeReached() {
    assertThat(isPassing(new ConnectException("refused"))).isTrue();
    assertThat(isPassing(new TimeoutException())).isTrue();
  }

  @Test
  void shouldBlameTheRecordWhenItsBytesCannotBeRead() {
    assertThat(isPassing(new EOFException())).isFalse();
    assertThat(isPassing(new InvalidNumberEncodingException("too long"))).isFalse();
    assertThat(isPassing(new AvroRuntimeException("no such symbol"))).isFalse();
    assertThat(isPassing(new IllegalArgumentException("unknown magic byte"))).isFalse();
  }

  @Test
  void shouldBlameTheRecordWhenThereIsNoCause() {
    assertThat(RegistryTrouble.isPassing(new IndexOutOfBoundsException())).isFalse();
  }

  private static boolean isPassing(Throwable cause) {
    return RegistryTrouble.isPassing(new SerializationException(new RuntimeException(cause)));
  }
}
