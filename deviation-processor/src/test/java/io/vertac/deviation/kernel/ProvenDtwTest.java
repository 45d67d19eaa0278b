package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class ProvenDtwTest {
  private static final double[] X = Series.x(30);
  private static final double[] Y = Series.y(30);

  /** Only the kernels below make time pass. */
  private final AtomicLong clock = new AtomicLong();

  private final Dtw safe = new Timed("safe", call -> 100, d -> d);

  @Test
  void shouldChangeToTheCandidateWhenItIsFasterAndGivesTheSameBits() throws Exception {
    assertThat(afterTrial(new Timed("candidate", call -> 20, d -> d)).name())
        .isEqualTo("candidate");
  }

  @Test
  void shouldChangeToTheCandidateWhenItIsFastOnceWarm() throws Exception {
    LongUnaryOperator warming = call -> call < 200 ? 5_000 : 20;
    assertThat(afterTrial(new Timed("candidate", warming, d -> d)).name()).isEqualTo("candidate");
  }

  @Test
  void shouldKeepTheSafeKernelWhenTheCandidateIsNotReliablyFaster() throws Exception {
    LongUnaryOperator oftenFast = call -> call % 15 == 0 ? 5_000 : 20;
    assertThat(afterTrial(new Timed("candidate", oftenFast, d -> d)).name()).isEqualTo("safe");
  }

  @Test
  void shouldKeepTheSafeKernelWhenTheCandidateGivesOtherBits() throws Exception {
    assertThat(afterTrial(new Timed("candidate", call -> 20, Math::nextUp)).name())
        .isEqualTo("safe");
  }

  @Test
  void shouldKeepTheSafeKernelWhenTheCandidateFails() throws Exception {
    DoubleUnaryOperator failure =
        d -> {
          throw new UnsupportedOperationException("no such instruction");
        };
    assertThat(afterTrial(new Timed("candidate", call -> 20, failure)).name()).isEqualTo("safe");
  }

  @Test
  void shouldAnswerWhenTheTrialHasNotEnded() {
    Dtw proven = new ProvenDtw(safe, new Timed("candidate", call -> 20, Math::nextUp), clock::get);
    assertThat(proven.distance(X, Y, 5)).isEqualTo(Dtw.scalar().distance(X, Y, 5));
    assertThat(proven.name()).isEqualTo("safe");
  }

  private Dtw afterTrial(Dtw candidate) throws InterruptedException {
    ProvenDtw proven = new ProvenDtw(safe, candidate, clock::get);
    proven.startTrial().join();
    assertThat(proven.distance(X, Y, 5)).isEqualTo(Dtw.scalar().distance(X, Y, 5));
    return proven;
  }

  /** The scalar kernel with a made-up duration for each call and an altered result. */
  private final class Timed implements Dtw {
    private final String name;
    private final LongUnaryOperator durationOfCall;
    private final DoubleUnaryOperator alter;
    private long calls;

    Timed(String name, LongUnaryOperator durationOfCall, DoubleUnaryOperator alter) {
      this.name = name;
      this.durationOfCall = durationOfCall;
      this.alter = alter;
    }

    @Override
    public double distance(double[] a, double[] b, int window, double threshold) {
      clock.addAndGet(durationOfCall.applyAsLong(calls++));
      return alter.applyAsDouble(Dtw.scalar().distance(a, b, window, threshold));
    }

    @Override
    public String name() {
      return name;
    }
  }
}
