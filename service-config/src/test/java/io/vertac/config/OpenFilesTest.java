package io.vertac.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenFilesTest {
  @Test
  void shouldKeepSomeForWhatTheProcessOpensItself() {
    assertThat(OpenFiles.connections(1024, 60)).isEqualTo(764);
    assertThat(OpenFiles.connections(1L << 40, 60)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void shouldAllowAFewWhereThereIsNoRoom() {
    assertThat(OpenFiles.connections(128, 100)).isEqualTo(10);
    assertThat(OpenFiles.connections()).isPositive();
  }
}
