package io.vertac.road;

import io.vertac.edge.counterpart.CutProxy;
import java.util.List;
import java.util.SplittableRandom;

/** Cuts and mends wires at random moments, for as long as a machine plays. */
final class Wires {
  private final List<CutProxy> wires;
  private final SplittableRandom random;
  private final Thread thread = new Thread(this::cutAndMend, "wire-cutter");
  private volatile boolean cutting = true;
  private int cuts;

  Wires(long seed, CutProxy... wires) {
    this.random = new SplittableRandom(seed);
    this.wires = List.of(wires);
  }

  void startCutting() {
    thread.start();
  }

  /**
   * Leaves all wires whole.
   *
   * @return how often one was cut
   */
  int stopCutting() throws InterruptedException {
    cutting = false;
    thread.join();
    return cuts;
  }

  private void cutAndMend() {
    try {
      while (cutting) {
        Thread.sleep(random.nextLong(150, 700));
        CutProxy wire = wires.get(random.nextInt(wires.size()));
        wire.cut();
        cuts++;
        Thread.sleep(random.nextLong(50, 500));
        wire.mend();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
