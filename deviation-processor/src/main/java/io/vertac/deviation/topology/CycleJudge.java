package io.vertac.deviation.topology;

import io.vertac.deviation.domain.AlertRevision;
import io.vertac.deviation.domain.CycleAnalyzer;
import io.vertac.deviation.domain.CycleVerdict;
import io.vertac.deviation.domain.SensorCurves;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.state.ReferenceInUse;
import io.vertac.deviation.topology.BaselineStore.Id;
import io.vertac.deviation.topology.ProvisionalResults.Provisional;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import java.util.List;
import java.util.Optional;

/**
 * Judges cycles: when they stop by what is there, and again when they are final if that has changed
 * since. Only a final cycle is remembered and learnt.
 */
final class CycleJudge {
  private static final int FIRST = 1;
  private static final int CHANGED = 2;

  private final CycleAnalyzer analyzer;
  private final CurveStore curves;
  private final KeptCycles kept;
  private final BaselineStore baselines;
  private final ProvisionalResults provisionals;
  private final LearningRecord learning;
  private final Publication publication;

  CycleJudge(
      CycleAnalyzer analyzer,
      CurveStore curves,
      KeptCycles kept,
      BaselineStore baselines,
      ProvisionalResults provisionals,
      LearningRecord learning,
      Publication publication) {
    this.analyzer = analyzer;
    this.curves = curves;
    this.kept = kept;
    this.baselines = baselines;
    this.provisionals = provisionals;
    this.learning = learning;
    this.publication = publication;
  }

  /** A cycle has stopped: what is known of the machine stays as it is. */
  void stopped(CycleEvent event) {
    String reference = event.getReferenceCycleId();
    if (reference == null) {
      // Nothing to compare with: the cycle is to become the first reference.
      event.setBecomesReference(true);
      event.setReferenceVersion(FIRST);
    }
    CycleVerdict verdict = analyse(event);
    publication.verdict(verdict, FIRST, verdict.alerts(), event.getOccurredAt());
    provisionals.remember(event, reference, verdict);
  }

  /** A cycle is final: it is judged unless that was done already, and remembered. */
  void finished(CycleEvent event) {
    Optional<Provisional> provisional = provisionals.take(event.getCycleId());
    if (provisional.isPresent() && provisional.get().holdsFor(event)) {
      conclude(event, provisional.get());
    } else {
      judge(event, provisional);
    }
    kept.analysed(event.getStreamId(), event.getCycleId());
  }

  /** A finished cycle was chosen as the reference. */
  void chosen(CycleEvent event) {
    adopt(event, analyzer.detector().begin(observed(event)));
  }

  ObservedCycle observed(CycleEvent event) {
    return CycleAnalyzer.observed(event, curves.gather(event));
  }

  private void conclude(CycleEvent event, Provisional provisional) {
    if (event.getBecomesReference()) {
      chosen(event);
      return;
    }
    standIn(event);
    Id id = baselineId(event);
    Baseline known = baselines.load(id);
    if (known != null && event.getState() == CycleState.stopped) {
      boolean learn = provisional.verdict().getLearn();
      var judgement = analyzer.conclude(observed(event), known, learn);
      baselines.save(id, known);
      learning.judged(id, event.getCycleId(), judgement, learn);
    }
  }

  private void judge(CycleEvent event, Optional<Provisional> provisional) {
    CycleVerdict verdict = analyse(event);
    if (provisional.isPresent()) {
      var alerts =
          AlertRevision.between(
              provisional.get().alerts(), verdict.alerts(), CHANGED, event.getOccurredAt());
      publication.verdict(verdict, CHANGED, alerts, event.getOccurredAt());
    } else {
      publication.verdict(verdict, FIRST, verdict.alerts(), event.getOccurredAt());
    }
    if (event.getBecomesReference()) {
      adopt(event, verdict.baseline());
    } else if (verdict.baseline() != null && event.getState() == CycleState.stopped) {
      Id id = baselineId(event);
      baselines.save(id, verdict.baseline());
      learning.judged(id, event.getCycleId(), verdict.judgement(), verdict.learned());
    }
  }

  private CycleVerdict analyse(CycleEvent event) {
    standIn(event);
    List<SensorCurves> sensors = curves.gather(event);
    Baseline known = event.getBecomesReference() ? null : baselines.load(baselineId(event));
    return analyzer.analyse(event, sensors, known);
  }

  /** A reference so old that it was forgotten gives way to the one that holds now. */
  private void standIn(CycleEvent event) {
    String wanted = event.getReferenceCycleId();
    ReferenceInUse now = kept.referenceOf(event.getStreamId(), event.getRecipe());
    if (wanted != null && now != null && curves.ofCycle(wanted).isEmpty()) {
      event.setReferenceCycleId(now.getCycleId());
      event.setReferenceVersion(now.getVersion());
    }
  }

  /** The baseline of the version the cycle was stamped with, as long as that is kept. */
  private Id baselineId(CycleEvent event) {
    Id stamped = new Id(event.getStreamId(), event.getRecipe(), event.getReferenceVersion());
    ReferenceInUse now = kept.referenceOf(event.getStreamId(), event.getRecipe());
    boolean gone = now != null && !baselines.contains(stamped);
    return gone ? new Id(event.getStreamId(), event.getRecipe(), now.getVersion()) : stamped;
  }

  private void adopt(CycleEvent event, Baseline baseline) {
    Id id = new Id(event.getStreamId(), event.getRecipe(), event.getReferenceVersion());
    baselines.begin(id, baseline);
    learning.began(id, event.getCycleId());
    kept.reference(id.streamId(), id.recipe(), event.getCycleId(), id.version());
    publication.reference(event, curves.ofCycle(event.getCycleId()).values());
  }
}
