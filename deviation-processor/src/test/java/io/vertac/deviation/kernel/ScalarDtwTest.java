package io.vertac.deviation.kernel;

class ScalarDtwTest extends DtwContract {
  @Override
  Dtw dtw() {
    return Dtw.scalar();
  }
}
