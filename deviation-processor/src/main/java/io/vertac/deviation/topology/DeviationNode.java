package io.vertac.deviation.topology;

import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.deviation.domain.CurveGrid;
import io.vertac.deviation.domain.CycleAnalyzer;
import io.vertac.deviation.state.JudgedCycle;
import io.vertac.deviation.state.StoredCurve;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorTrace;
import io.vertac.streams.CommitPace;
import io.vertac.streams.TraceHeader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Glue around the analysis: keeps curves until a cycle's are all there, then has the cycle judged.
 */
final class DeviationNode implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private final AnalysisSettings settings;
  private final CycleAnalyzer analyzer;
  private final TraceHeader trace = new TraceHeader();
  private ProcessorContext<String, SpecificRecord> context;
  private CurveStore curves;
  private WaitingRoom waiting;
  private LearningRecord learning;
  private CycleJudge judge;
  private CommitPace commits;

  DeviationNode(AnalysisSettings settings, CycleAnalyzer analyzer) {
    this.settings = settings;
    this.analyzer = analyzer;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    KeyValueStore<String, StoredCurve> curveStore = context.getStateStore(Stores.CURVES);
    KeyValueStore<String, JudgedCycle> judged = context.getStateStore(Stores.JUDGED);
    curves = new CurveStore(curveStore);
    waiting =
        new WaitingRoom(
            context.getStateStore(Stores.AWAITED), context.getStateStore(Stores.ARRIVED));
    HeldBaselines held = new HeldBaselines(settings.heldSensors());
    BaselineStore baselines =
        new BaselineStore(
            context.getStateStore(Stores.BASELINES),
            context.getStateStore(Stores.SENSORS),
            context.getStateStore(Stores.SETTINGS),
            held);
    learning = new LearningRecord(judged, baselines, analyzer.detector());
    judge =
        new CycleJudge(
            analyzer,
            curves,
            new KeptCycles(
                context.getStateStore(Stores.STREAMS), judged, curves, settings.historyCycles()),
            new StreakMemory(context.getStateStore(Stores.STREAMS)),
            baselines,
            held,
            new ProvisionalResults(
                context.getStateStore(Stores.PROVISIONAL), context.getStateStore(Stores.RAISED)),
            learning,
            new Publication(context, trace));
    commits = new CommitPace(context);
  }

  @Override
  public void close() {
    if (commits != null) {
      commits.close();
    }
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    trace.follow(record);
    commits.worked();
    if (record.value() instanceof SensorTrace curve) {
      curves.put(curve, CurveGrid.of(curve, settings));
      waiting.curveArrived(curve.getCycleId());
      judgeIfComplete(curve.getCycleId());
    } else if (record.value() instanceof CycleEvent event) {
      take(event);
    }
  }

  private void take(CycleEvent event) {
    if (event.getFinal$()) {
      waiting.finished(event);
      judgeIfComplete(event.getCycleId());
    } else if (event.getProvisional()) {
      waiting.stopped(event);
      judgeIfComplete(event.getCycleId());
    } else if (isDecision(event) && !waiting.putOff(event)) {
      decided(event);
    }
  }

  private void judgeIfComplete(String cycleId) {
    waiting
        .stoppedAndComplete(cycleId)
        .ifPresent(
            event -> {
              judge.stopped(event);
              // People are at the machine and wait for it.
              commits.prompt();
            });
    waiting
        .finishedAndComplete(cycleId)
        .ifPresent(
            event -> {
              judge.finished(event);
              waiting.release(cycleId, this::decided);
            });
  }

  private static boolean isDecision(CycleEvent event) {
    return event.getBecomesReference() || event.getLabel() != null;
  }

  private void decided(CycleEvent decision) {
    if (decision.getBecomesReference()) {
      judge.chosen(decision);
    } else {
      learning.label(decision, judge::observed);
    }
  }
}
