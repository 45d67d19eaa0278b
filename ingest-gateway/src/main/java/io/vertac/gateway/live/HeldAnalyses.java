package io.vertac.gateway.live;

import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Analyses on their way to the viewers. Their alerts are written in the same transaction but to
 * another topic; an analysis waits a moment for those it counts.
 */
final class HeldAnalyses {
  private static final int REMEMBERED_CYCLES = 8;
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final Deque<Held> held = new ArrayDeque<>();

  /** The alerts of the newest cycles that are not withdrawn, by cycle and alert. */
  private final Map<String, Map<String, Alert>> alerts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Alert>> eldest) {
          return size() > REMEMBERED_CYCLES;
        }
      };

  private record Held(CycleAnalysis analysis, long offset, long sinceNanos) {}

  void alert(Alert alert) {
    Map<String, Alert> ofCycle =
        alerts.computeIfAbsent(alert.getCycleId(), cycle -> new LinkedHashMap<>());
    if (alert.getWithdrawn()) {
      ofCycle.remove(alert.getId());
    } else {
      ofCycle.put(alert.getId(), alert);
    }
  }

  /**
   * @param offset of its record
   */
  void hold(CycleAnalysis analysis, long offset) {
    held.add(new Held(analysis, offset, System.nanoTime()));
  }

  /** Of the first that is held. */
  OptionalLong firstOffset() {
    return held.isEmpty() ? OptionalLong.empty() : OptionalLong.of(held.peek().offset());
  }

  /**
   * Takes the first that need not wait any longer; in order.
   *
   * @param patienceIsOver for all of them
   */
  Optional<LiveData.AnalysisResult> next(boolean patienceIsOver) {
    Held first = held.peek();
    if (first == null) {
      return Optional.empty();
    }
    CycleAnalysis analysis = first.analysis();
    List<Alert> known =
        new ArrayList<>(alerts.getOrDefault(analysis.getCycleId(), Map.of()).values());
    if (known.size() < analysis.getAlertCount()
        && !patienceIsOver
        && System.nanoTime() - first.sinceNanos() < PATIENCE_NANOS) {
      return Optional.empty();
    }
    held.remove();
    return Optional.of(LiveData.result(analysis, known));
  }
}
