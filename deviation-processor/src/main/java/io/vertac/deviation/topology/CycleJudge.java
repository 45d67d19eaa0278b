package io.vertac.deviation.topology;

import io.vertac.deviation.domain.AlertRevision;
import io.vertac.deviation.domain.CycleAnalyzer;
import io.vertac.deviation.domain.CycleVerdict;
import io.vertac.deviation.domain.SensorCurves;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.domain.settings.CycleSettings;
import io.vertac.deviation.state.ReferenceInUse;
import io.vertac.deviation.topology.BaselineStore.Id;
import io.vertac.deviation.topology.ProvisionalResults.Provisional;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.StreamSettings;
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
  private final StreakMemory streaks;
  private final BaselineStore baselines;
  private final HeldBaselines held;
  private final ProvisionalResults provisionals;
  private final LearningRecord learning;
  private final Relearning relearning;
  private final Publication publication;

  CycleJudge(
      CycleAnalyzer analyzer,
      CurveStore curves,
      KeptCycles kept,
      StreakMemory streaks,
      BaselineStore baselines,
      HeldBaselines held,
      ProvisionalResults provisionals,
      LearningRecord learning,
      Publication publication) {
    this.analyzer = analyzer;
    this.curves = curves;
    this.kept = kept;
    this.streaks = streaks;
    this.baselines = baselines;
    this.held = held;
    this.provisionals = provisionals;
    this.learning = learning;
    this.relearning = new Relearning(analyzer.detector(), curves, kept, learning);
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
    if (verdict.judgement() != null) {
      held.judged(baselineId(event), event.getCycleId(), verdict);
    }
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

  /**
   * A finished cycle was chosen as the reference. If it is one of those that were learnt, what they
   * say of the machine still holds; otherwise nothing is known of the machine as it is now.
   */
  void chosen(CycleEvent event) {
    CycleSettings settings = analyzer.settingsOf(event);
    Id id = idOf(event, event.getReferenceVersion());
    ReferenceInUse before = kept.referenceOf(event.getStreamId(), event.getRecipe());
    Id old = idOf(event, before == null ? FIRST : before.getVersion());
    boolean isKnown = before != null && relearning.isLearned(old, event.getCycleId(), settings);
    Baseline begun =
        isKnown
            ? relearning.from(event.getCycleId(), old, id, settings)
            : analyzer.detector().begin(observed(event), settings::dtwWindowShare);
    adopt(event, begun);
  }

  /**
   * A finished cycle as the detection sees it.
   *
   * @param chosen how its curves are to be prepared; null if nothing was chosen
   */
  ObservedCycle observed(CycleEvent event, StreamSettings chosen) {
    event.setSettings(chosen);
    return observed(event);
  }

  private ObservedCycle observed(CycleEvent event) {
    CycleSettings settings = analyzer.settingsOf(event);
    return CycleAnalyzer.observed(event, curves.gather(event, settings), settings);
  }

  private void conclude(CycleEvent event, Provisional provisional) {
    if (event.getBecomesReference()) {
      chosen(event);
      return;
    }
    standIn(event);
    Id id = baselineId(event);
    Optional<CycleVerdict> sameStill = held.takeJudged(id, event.getCycleId());
    if (event.getState() != CycleState.stopped) {
      return;
    }
    if (sameStill.isPresent()) {
      learned(event, id, sameStill.get());
      return;
    }
    Baseline known = known(id, event);
    if (known != null) {
      boolean learn = provisional.verdict().getLearn();
      Judgement judgement = analyzer.conclude(observed(event), known, learn);
      baselines.save(id, known);
      learning.judged(id, event.getCycleId(), judgement, learn, unwatched(event));
    }
  }

  private void learned(CycleEvent event, Id id, CycleVerdict verdict) {
    baselines.save(id, verdict.baseline());
    learning.judged(
        id, event.getCycleId(), verdict.judgement(), verdict.learned(), unwatched(event));
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
      learned(event, baselineId(event), verdict);
    }
  }

  private List<String> unwatched(CycleEvent event) {
    CycleSettings settings = analyzer.settingsOf(event);
    if (settings.version() == 0) {
      return List.of();
    }
    return curves.ofCycle(event.getCycleId()).keySet().stream()
        .filter(sensorId -> !settings.of(sensorId).analysed())
        .toList();
  }

  private CycleVerdict analyse(CycleEvent event) {
    standIn(event);
    List<SensorCurves> sensors = curves.gather(event, analyzer.settingsOf(event));
    Baseline known = event.getBecomesReference() ? null : known(baselineId(event), event);
    CycleVerdict verdict =
        analyzer.analyse(event, sensors, known, streaks.before(event), id -> nameOf(event, id));
    if (verdict.judgement() != null && event.getState() != CycleState.aborted) {
      streaks.judged(event, verdict.streaks());
    }
    return verdict;
  }

  /** Of a sensor without a curve: as registered, or as it was called in the reference. */
  private String nameOf(CycleEvent event, String sensorId) {
    String registered = event.getUntracedNames().get(sensorId);
    return registered == null ? curves.nameOf(event.getReferenceCycleId(), sensorId) : registered;
  }

  /** A reference so old that it was forgotten gives way to the one that holds now. */
  private void standIn(CycleEvent event) {
    String wanted = event.getReferenceCycleId();
    ReferenceInUse now = kept.referenceOf(event.getStreamId(), event.getRecipe());
    if (wanted != null && now != null && !curves.isKept(wanted)) {
      event.setReferenceCycleId(now.getCycleId());
      event.setReferenceVersion(now.getVersion());
    }
  }

  /** The baseline of the versions the cycle was stamped with, as long as its reference is kept. */
  private Id baselineId(CycleEvent event) {
    Id stamped = idOf(event, event.getReferenceVersion());
    ReferenceInUse now = kept.referenceOf(event.getStreamId(), event.getRecipe());
    boolean gone =
        now != null && now.getVersion() != stamped.version() && !baselines.contains(stamped);
    return gone ? idOf(event, now.getVersion()) : stamped;
  }

  private Id idOf(CycleEvent event, int version) {
    int signalVersion = analyzer.settingsOf(event).signalVersion();
    return new Id(event.getStreamId(), event.getRecipe(), version, signalVersion);
  }

  /** What is known; where curves are prepared in another way from this cycle on, learnt again. */
  private Baseline known(Id id, CycleEvent event) {
    Baseline known = baselines.load(id);
    ReferenceInUse now = kept.referenceOf(id.streamId(), id.recipe());
    if (known != null || now == null || now.getVersion() != id.version()) {
      return known;
    }
    Baseline again = relearning.from(now.getCycleId(), id, id, analyzer.settingsOf(event));
    begin(id, again, event.getSettings());
    return again;
  }

  private void begin(Id id, Baseline baseline, StreamSettings chosen) {
    baselines.begin(id, baseline, chosen);
    kept.begun(id).forEach(baselines::delete);
  }

  private void adopt(CycleEvent event, Baseline baseline) {
    Id id = idOf(event, event.getReferenceVersion());
    begin(id, baseline, event.getSettings());
    learning.began(id, event.getCycleId());
    kept.reference(id.streamId(), id.recipe(), event.getCycleId(), id.version());
    publication.reference(event, curves.ofCycle(event.getCycleId()).values());
  }
}
