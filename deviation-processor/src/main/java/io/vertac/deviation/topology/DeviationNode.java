package io.vertac.deviation.topology;

import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.deviation.domain.CurveGrid;
import io.vertac.deviation.domain.CycleAnalyzer;
import io.vertac.deviation.domain.CycleVerdict;
import io.vertac.deviation.domain.SensorCurves;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.state.JudgedCycle;
import io.vertac.deviation.state.ReferenceInUse;
import io.vertac.deviation.state.StoredCurve;
import io.vertac.deviation.topology.BaselineStore.Id;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.SensorTrace;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Glue around the analysis: keeps curves until a cycle's are all there, lets the domain judge and
 * learn, publishes.
 */
final class DeviationNode implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private final AnalysisSettings settings;
  private final CycleAnalyzer analyzer;
  private CurveStore curves;
  private WaitingRoom waiting;
  private KeptCycles kept;
  private BaselineStore baselines;
  private LearningRecord learning;
  private Publication publication;

  DeviationNode(AnalysisSettings settings, CycleAnalyzer analyzer) {
    this.settings = settings;
    this.analyzer = analyzer;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    KeyValueStore<String, StoredCurve> curveStore = context.getStateStore(Stores.CURVES);
    KeyValueStore<String, JudgedCycle> judged = context.getStateStore(Stores.JUDGED);
    curves = new CurveStore(curveStore);
    waiting =
        new WaitingRoom(
            context.getStateStore(Stores.AWAITED), context.getStateStore(Stores.ARRIVED));
    kept =
        new KeptCycles(
            context.getStateStore(Stores.STREAMS), judged, curves, settings.historyCycles());
    baselines =
        new BaselineStore(
            context.getStateStore(Stores.BASELINES), context.getStateStore(Stores.SENSORS));
    learning = new LearningRecord(judged, baselines, analyzer.detector());
    publication = new Publication(context);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    if (record.value() instanceof SensorTrace trace) {
      curves.put(trace, CurveGrid.of(trace, settings));
      waiting.curveArrived(trace.getCycleId());
      analyseIfComplete(trace.getCycleId());
    } else if (record.value() instanceof CycleEvent event) {
      if (event.getFinal$()) {
        waiting.finished(event);
        analyseIfComplete(event.getCycleId());
      } else if (isDecision(event) && !waiting.putOff(event)) {
        decided(event);
      }
    }
  }

  private void analyseIfComplete(String cycleId) {
    waiting
        .complete(cycleId)
        .ifPresent(
            event -> {
              analyse(event);
              kept.analysed(event.getStreamId(), cycleId);
              waiting.release(cycleId, this::decided);
            });
  }

  private void analyse(CycleEvent event) {
    standIn(event);
    List<SensorCurves> sensors = curves.gather(event);
    Id id = baselineId(event);
    Baseline known = event.getBecomesReference() ? null : baselines.load(id);
    CycleVerdict verdict = analyzer.analyse(event, sensors, known);
    publication.verdict(verdict, event.getOccurredAt());
    if (event.getBecomesReference()) {
      adopt(event, verdict.baseline());
    } else if (known != null && event.getState() == CycleState.stopped) {
      baselines.save(id, known);
      learning.judged(id, event.getCycleId(), verdict);
    }
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

  private static boolean isDecision(CycleEvent event) {
    return event.getBecomesReference() || event.getLabel() != null;
  }

  private void decided(CycleEvent decision) {
    if (decision.getBecomesReference()) {
      adopt(decision, analyzer.detector().begin(observed(decision)));
    } else {
      learning.label(decision, () -> observed(decision));
    }
  }

  private void adopt(CycleEvent event, Baseline baseline) {
    Id id = new Id(event.getStreamId(), event.getRecipe(), event.getReferenceVersion());
    baselines.begin(id, baseline);
    learning.began(id, event.getCycleId());
    kept.reference(id.streamId(), id.recipe(), event.getCycleId(), id.version());
    publication.reference(event, curves.ofCycle(event.getCycleId()).values());
  }

  private ObservedCycle observed(CycleEvent event) {
    return CycleAnalyzer.observed(event, curves.gather(event));
  }
}
