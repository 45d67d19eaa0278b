package io.vertac.cycle.domain;

import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.PauseSpan;
import java.util.ArrayList;
import java.util.List;

/** The stretches of a cycle whose samples are kept but not compared. */
final class Pauses {
  private Pauses() {}

  static void begin(OpenCycle cycle, long fromUs) {
    List<PauseSpan> pauses = new ArrayList<>(cycle.getPauses());
    pauses.add(PauseSpan.newBuilder().setFromUs(fromUs).build());
    cycle.setPauses(pauses);
    cycle.setPaused(true);
  }

  static void end(OpenCycle cycle, long toUs) {
    if (!cycle.getPaused()) {
      return;
    }
    PauseSpan last = cycle.getPauses().get(cycle.getPauses().size() - 1);
    last.setToUs(Math.max(last.getFromUs(), toUs));
    cycle.setPaused(false);
  }

  /** A pause takes in its beginning and leaves out its end: the resume is compared again. */
  static boolean contain(OpenCycle cycle, long timeUs) {
    for (PauseSpan pause : cycle.getPauses()) {
      if (timeUs >= pause.getFromUs() && (pause.getToUs() == null || timeUs < pause.getToUs())) {
        return true;
      }
    }
    return false;
  }
}
