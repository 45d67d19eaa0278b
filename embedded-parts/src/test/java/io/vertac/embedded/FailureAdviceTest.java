package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureAdviceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Socket server failed to bind to 127.0.0.1:9: Address already in use.    | PORT_IN_USE
          Port 33499 seems to be in use by another process. Quarkus may           | PORT_IN_USE
          could not write to file "pg_wal/xlogtemp.31": No space left on device   | DISK_FULL
          Disk quota exceeded                                                     | DISK_FULL
          Cannot run program "/x/bin/initdb": error=13, Permission denied         | NOT_PERMITTED
          /x/vertac.lock: Read-only file system                                   | NOT_PERMITTED
          database files are incompatible with server                             | UNKNOWN
          """)
  void shouldKnowTheReasonWhenTheMessageShowsIt(String message, FailureAdvice expected) {
    assertThat(FailureAdvice.of(message)).isEqualTo(expected);
  }

  @Test
  void shouldFindTheReasonWhenItIsFurtherDown() {
    Throwable wrapped =
        new IllegalStateException(
            "broker", new UncheckedIOException(new IOException("No space left on device")));
    assertThat(FailureAdvice.of(wrapped)).isEqualTo(FailureAdvice.DISK_FULL);
    assertThat(FailureAdvice.of(new RuntimeException(new BindException())))
        .isEqualTo(FailureAdvice.PORT_IN_USE);
    assertThat(FailureAdvice.of(new AccessDeniedException("/srv/x")))
        .isEqualTo(FailureAdvice.NOT_PERMITTED);
  }

  @Test
  void shouldSayItInOneLineWhenTheMessageHasSeveral() {
    Exception failure = new IllegalStateException("outer", new IOException("inner\nmore\nlines"));
    assertThat(FailureAdvice.explain("Kafka", failure))
        .hasMessage("Kafka cannot start: see the log for details (java.io.IOException: inner)")
        .hasCause(failure);
  }

  @Test
  void shouldKeepTheMessageWhenItIsForTheUserAlready() {
    PartException already = new PartException("do this");
    assertThat(FailureAdvice.explain("Kafka", already)).isSameAs(already);
  }
}
