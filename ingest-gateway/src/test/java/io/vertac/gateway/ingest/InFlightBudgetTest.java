package io.vertac.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightBudgetTest {
  private final InFlightBudget budget = new InFlightBudget(100);

  @Test
  void shouldRefuseWhatDoesNotFitAndTakeNothingForIt() {
    InFlightBudget.Share first = budget.open();
    assertThat(first.take(60)).isTrue();
    assertThat(budget.open().take(41)).isFalse();
    assertThat(budget.used()).isEqualTo(60);
    assertThat(first.take(40)).isTrue();
  }

  @Test
  void shouldThrottleAboveHalf() {
    InFlightBudget.Share share = budget.open();
    share.take(50);
    assertThat(budget.isThrottled()).isFalse();
    share.take(1);
    assertThat(budget.isThrottled()).isTrue();
  }

  @Test
  void shouldGiveEverythingBackOnce() {
    InFlightBudget.Share share = budget.open();
    share.take(30);
    share.take(30);
    share.close();
    share.close();
    assertThat(budget.used()).isZero();
  }
}
