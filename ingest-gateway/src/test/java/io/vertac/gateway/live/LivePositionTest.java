package io.vertac.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LivePositionTest {
  private final LivePosition position = new LivePosition(new long[] {0, 1, 35, 36, 1L << 40, 7});

  @Test
  void shouldReadWhatItWrote() {
    assertThat(LivePosition.parse(position.text("a"), "a").orElseThrow().offsets())
        .containsExactly(position.offsets());
  }

  @Test
  void shouldRefuseWhatIsNoCursorOfTheStream() {
    String text = position.text("a");
    assertThat(LivePosition.parse(text, "b")).isEmpty();
    assertThat(
            Stream.of("", ".", text + ".1", text.replace(".0.", ".-1."), text.replace(".0.", ".!."))
                .map(bad -> LivePosition.parse(bad, "a")))
        .allMatch(Optional::isEmpty);
  }

  @Test
  void shouldCountWhatLiesBetween() {
    LivePosition later = new LivePosition(new long[] {5, 1, 35, 36, (1L << 40) + 2, 7});
    assertThat(position.distanceTo(later)).isEqualTo(7);
    assertThat(later.distanceTo(position)).isEqualTo(-1);
  }
}
