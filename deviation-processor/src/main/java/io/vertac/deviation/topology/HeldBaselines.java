package io.vertac.deviation.topology;

import io.vertac.deviation.domain.CycleVerdict;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.topology.BaselineStore.Id;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Baselines in memory, so that one need not be read from the store for a cycle that people wait
 * for, nor a cycle be measured again whose verdict stands. A baseline is in one place only: whoever
 * takes it owns it. What is held is what reading or measuring again would give, so nothing that is
 * published depends on it.
 */
final class HeldBaselines {
  private final int mostSensors;
  private final Map<Id, Baseline> saved = new LinkedHashMap<>();
  private final Map<String, Concluded> concluded = new LinkedHashMap<>();
  private int sensors;

  /**
   * @param mostSensors of all baselines together; the oldest give way
   */
  HeldBaselines(int mostSensors) {
    this.mostSensors = mostSensors;
  }

  /** A baseline as it is in the store. */
  void saved(Id id, Baseline baseline) {
    forget(id);
    add(baseline);
    saved.put(id, baseline);
    shrink();
  }

  Optional<Baseline> take(Id id) {
    Baseline baseline = saved.remove(id);
    remove(baseline);
    return Optional.ofNullable(baseline);
  }

  /** A baseline as it will be in the store if the provisional verdict of a cycle stands. */
  void judged(Id id, String cycleId, CycleVerdict verdict) {
    add(verdict.baseline());
    concluded.put(cycleId, new Concluded(id, verdict));
    shrink();
  }

  /** The verdict with its baseline, unless something else was saved since. */
  Optional<CycleVerdict> takeJudged(Id id, String cycleId) {
    Concluded held = concluded.remove(cycleId);
    if (held == null) {
      return Optional.empty();
    }
    remove(held.verdict().baseline());
    return Optional.of(held).filter(h -> h.id().equals(id)).map(Concluded::verdict);
  }

  /** What is in the store has changed. */
  void forget(Id id) {
    take(id);
    Iterator<Concluded> all = concluded.values().iterator();
    while (all.hasNext()) {
      Concluded held = all.next();
      if (held.id().equals(id)) {
        remove(held.verdict().baseline());
        all.remove();
      }
    }
  }

  private void shrink() {
    Iterator<Baseline> oldest = saved.values().iterator();
    while (sensors > mostSensors && oldest.hasNext()) {
      remove(oldest.next());
      oldest.remove();
    }
    Iterator<Concluded> oldestVerdict = concluded.values().iterator();
    while (sensors > mostSensors && oldestVerdict.hasNext()) {
      remove(oldestVerdict.next().verdict().baseline());
      oldestVerdict.remove();
    }
  }

  private void add(Baseline baseline) {
    sensors += baseline.sensors().size();
  }

  private void remove(Baseline baseline) {
    sensors -= baseline == null ? 0 : baseline.sensors().size();
  }

  private record Concluded(Id id, CycleVerdict verdict) {}
}
