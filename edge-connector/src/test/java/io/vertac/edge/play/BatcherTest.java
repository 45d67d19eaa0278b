package io.vertac.edge.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.config.Speed;
import io.vertac.edge.outbox.BatchIds;
import io.vertac.edge.source.Sample;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatcherTest {
  private static final long MILLISECOND = 1_000_000;

  private final Batcher batcher =
      new Batcher(new BatchLimits(3, Duration.ofMillis(500)), new BatchIds("s"));

  @Test
  void shouldBeFullAtTheNumberOfSamples() {
    assertThat(batcher.take()).isEmpty();
    for (int i = 0; i < 3; i++) {
      assertThat(batcher.mustGoBefore(i)).isFalse();
      batcher.add(new Sample(i, 0, 1, 1));
    }
    assertThat(batcher.mustGoBefore(3)).isTrue();
    assertThat(batcher.take().orElseThrow().samples()).hasSize(3);
    assertThat(batcher.mustGoBefore(3)).isFalse();
  }

  @Test
  void shouldBeFullAtTheLengthOfTime() {
    batcher.add(new Sample(0, 0, 1, 1));
    assertThat(batcher.mustGoBefore(499 * MILLISECOND)).isFalse();
    assertThat(batcher.mustGoBefore(500 * MILLISECOND)).isTrue();
  }

  @Test
  void shouldFitTheSpeed() {
    assertThat(BatchLimits.of(Speed.REAL_TIME)).isEqualTo(BatchLimits.LIVE);
    assertThat(BatchLimits.of(new Speed(10)).span()).isEqualTo(Duration.ofSeconds(10));
    assertThat(BatchLimits.of(Speed.parse("max"))).isEqualTo(BatchLimits.BULK);
  }

  @Test
  void shouldNameTheLimitWhenItCannotBeUsed() {
    assertThatThrownBy(() -> new BatchLimits(0, Duration.ofSeconds(1)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("batch-samples=0");
    assertThatThrownBy(() -> new BatchLimits(1, Duration.ZERO))
        .hasMessageContaining("batch-seconds=0.0");
    assertThatThrownBy(() -> Speed.parse("fast")).hasMessageContaining("speed=fast");
    assertThatThrownBy(() -> Speed.parse("NaN")).hasMessageContaining("speed=NaN");
  }
}
