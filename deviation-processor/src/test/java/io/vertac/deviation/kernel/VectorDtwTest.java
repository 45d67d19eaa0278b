package io.vertac.deviation.kernel;

/** Fails, not skips, without the module: the build starts its tests with it. */
class VectorDtwTest extends DtwContract {
  @Override
  Dtw dtw() {
    return Dtw.vector().orElseThrow();
  }
}
