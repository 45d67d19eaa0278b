package io.vertac.deviation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ScratchTest {
  private final Scratch scratch = new Scratch();

  @Test
  void shouldGiveTheSameArrayWhenTheLengthIsAskedForAgain() {
    double[][] arrays = new double[16][];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = scratch.array(i);
      assertThat(arrays[i]).hasSize(i);
    }
    for (int i = 0; i < arrays.length; i++) {
      assertThat(scratch.array(i)).isSameAs(arrays[i]);
    }
  }

  @Test
  void shouldForgetTheLengthUnusedForLongestWhenThereAreManyLengths() {
    double[] first = scratch.array(100);
    double[] second = scratch.array(101);
    for (int i = 0; i < 15; i++) {
      scratch.array(i);
      assertThat(scratch.array(101)).isSameAs(second);
    }
    assertThat(scratch.array(100)).hasSize(100).isNotSameAs(first);
  }

  @Test
  void shouldGiveEachThreadItsOwnArray() throws InterruptedException {
    AtomicReference<double[]> others = new AtomicReference<>();
    Thread other = new Thread(() -> others.set(scratch.array(5)));
    other.start();
    other.join();
    assertThat(scratch.array(5)).isNotSameAs(others.get());
  }
}
