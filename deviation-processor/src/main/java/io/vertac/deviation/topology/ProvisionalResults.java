package io.vertac.deviation.topology;

import io.vertac.deviation.domain.CycleVerdict;
import io.vertac.deviation.state.ProvisionalVerdict;
import io.vertac.events.Alert;
import io.vertac.events.CycleEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What was said of cycles when they stopped, until they are final. */
final class ProvisionalResults {
  private static final char SEPARATOR = '|';
  private static final char BEHIND_SEPARATOR = SEPARATOR + 1;

  private final KeyValueStore<String, ProvisionalVerdict> verdicts;
  private final KeyValueStore<String, Alert> alerts;

  ProvisionalResults(
      KeyValueStore<String, ProvisionalVerdict> verdicts, KeyValueStore<String, Alert> alerts) {
    this.verdicts = verdicts;
    this.alerts = alerts;
  }

  /**
   * @param reference the cycle's reference as its event named it
   */
  void remember(CycleEvent event, String reference, CycleVerdict verdict) {
    verdicts.put(
        event.getCycleId(),
        new ProvisionalVerdict(
            event.getTraceCount(),
            event.getSampleCount(),
            event.getExpectedSensors(),
            reference,
            verdict.learned()));
    for (Alert alert : verdict.alerts()) {
      alerts.put(event.getCycleId() + SEPARATOR + alert.getId(), alert);
    }
  }

  /** The provisional result of a cycle that is final now; it is forgotten here. */
  Optional<Provisional> take(String cycleId) {
    ProvisionalVerdict verdict = verdicts.delete(cycleId);
    if (verdict == null) {
      return Optional.empty();
    }
    return Optional.of(new Provisional(verdict, takeAlerts(cycleId)));
  }

  private List<Alert> takeAlerts(String cycleId) {
    List<Alert> raised = new ArrayList<>();
    try (KeyValueIterator<String, Alert> found =
        alerts.range(cycleId + SEPARATOR, cycleId + BEHIND_SEPARATOR)) {
      while (found.hasNext()) {
        KeyValue<String, Alert> entry = found.next();
        raised.add(entry.value);
        alerts.delete(entry.key);
      }
    }
    return raised;
  }

  /**
   * @param alerts that were raised with the verdict
   */
  record Provisional(ProvisionalVerdict verdict, List<Alert> alerts) {

    /** Whether nothing that was judged has changed since. */
    boolean holdsFor(CycleEvent event) {
      return verdict.getTraceCount() == event.getTraceCount()
          && verdict.getSampleCount() == event.getSampleCount()
          && verdict.getExpectedSensors().equals(event.getExpectedSensors())
          && Objects.equals(verdict.getReferenceCycleId(), event.getReferenceCycleId());
    }
  }
}
