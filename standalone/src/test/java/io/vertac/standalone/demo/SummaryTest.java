package io.vertac.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final CycleResult GOOD =
      new CycleResult(2, "1788", "", "stopped", 93.2, "normal", false, "PS1", 0);
  private static final CycleResult BAD =
      new CycleResult(3, "1789", "", "stopped", 12.0, "critical", false, "TS2", 4);

  @Test
  void shouldBeCompleteOnlyIfEverythingIsThere() {
    assertThat(new Summary(2, List.of(GOOD, BAD), 10, 10, 10).complete()).isTrue();
    assertThat(new Summary(3, List.of(GOOD, BAD), 10, 10, 10).complete()).isFalse();
    assertThat(new Summary(2, List.of(GOOD, BAD), 10, 10, 9).complete()).isFalse();
    assertThat(new Summary(2, List.of(GOOD, BAD), 11, 10, 10).complete()).isFalse();
  }

  @Test
  void shouldShowWhatWasFound() {
    assertThat(print(new Summary(2, List.of(GOOD, BAD), 10, 10, 10)))
        .contains("93.2", "TS2", "critical")
        .contains("cycles: 2 played, 2 analysed, 0 warning, 1 critical, 4 alerts")
        .contains("samples: 10 sent, 10 acknowledged, 10 stored");
  }

  @Test
  void shouldShowTheLeastHealthyOfManyCycles() {
    List<CycleResult> many =
        IntStream.range(0, 130)
            .mapToObj(i -> new CycleResult(i, "", "", "stopped", 100.0 - i, "normal", false, "", 0))
            .toList();
    String printed = print(new Summary(130, many, 1, 1, 1));
    assertThat(printed).contains("The 40 least healthy of 130 cycles").contains("-29.0");
    assertThat(printed).doesNotContainPattern("stopped +100 ");
  }

  @Test
  void shouldNotCountWhatWasBrokenOffAmongWarnings() {
    CycleResult aborted =
        new CycleResult(4, "", "", "aborted", 93.0, "warning", false, "Press force", 1);
    assertThat(print(new Summary(1, List.of(aborted), 1, 1, 1)))
        .contains("not judged", "0 warning")
        .doesNotContain("93", "Press force");
  }

  private static String print(Summary summary) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    summary.print(new PrintStream(bytes, true));
    return bytes.toString();
  }
}
