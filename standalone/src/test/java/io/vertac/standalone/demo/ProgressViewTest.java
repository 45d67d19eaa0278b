package io.vertac.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressViewTest {
  private static String line(String state, Double health, String severity, String injected) {
    return ProgressView.line(
        new CycleResult(6, "6", injected, state, health, severity, false, "Press force", 1));
  }

  @Test
  void shouldSayWhatWasFoundAndWhatWasInjected() {
    assertThat(line("stopped", 69.8, "warning", "force_loss"))
        .isEqualTo(
            "cycle 6 stopped: health  69.8, warning, most of it Press force, 1 alert"
                + " (injected: force_loss)");
    assertThat(line("stopped", 97.25, "normal", "")).startsWith("cycle 6 stopped: health  97.3");
  }

  @Test
  void shouldNotJudgeWhatWasBrokenOff() {
    assertThat(line("aborted", 93.0, "warning", ""))
        .isEqualTo("cycle 6 aborted: not judged, 1 alert");
    assertThat(line("aborted", 3.0, "critical", "")).contains("critical");
  }

  @Test
  void shouldWriteHealthAsTheDashboardDoes() {
    assertThat(HealthText.of(69.998)).isEqualTo("69.99");
    assertThat(HealthText.of(69.96)).isEqualTo("69.96");
    assertThat(HealthText.of(70)).isEqualTo("70.0");
    assertThat(HealthText.of(70.04)).isEqualTo("70.0");
    assertThat(HealthText.of(99.96)).isEqualTo("100");
    assertThat(HealthText.of(99.94)).isEqualTo("99.9");
    assertThat(HealthText.of(-29)).isEqualTo("-29.0");
    assertThat(HealthText.of(0)).isEqualTo("0.0");
  }
}
