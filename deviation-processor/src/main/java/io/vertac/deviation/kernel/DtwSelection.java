package io.vertac.deviation.kernel;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which {@link Dtw} this Java runtime can run. */
final class DtwSelection {
  private static final Logger LOG = LoggerFactory.getLogger(DtwSelection.class);
  private static final String MODULE = "jdk.incubator.vector";

  static final Dtw BEST = best();

  private DtwSelection() {}

  private static Dtw best() {
    Dtw scalar = Dtw.scalar();
    Optional<Dtw> vector = vector();
    if (vector.isEmpty()) {
      LOG.atInfo().addKeyValue("kernel", scalar.name()).log("DTW kernel selected");
      return scalar;
    }
    ProvenDtw proven = new ProvenDtw(scalar, vector.get(), System::nanoTime);
    proven.startTrial();
    return proven;
  }

  /**
   * By name, because the class cannot be linked without the module, which is absent unless the
   * runtime was started with {@code --add-modules jdk.incubator.vector}.
   */
  static Optional<Dtw> vector() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(DtwSelection.class.getPackageName() + ".VectorDtw");
      return Optional.of((Dtw) type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      // The module is still an incubator: a later runtime may have changed it.
      LOG.atWarn().setCause(e).addKeyValue("module", MODULE).log("Vector DTW cannot be loaded");
      return Optional.empty();
    }
  }
}
