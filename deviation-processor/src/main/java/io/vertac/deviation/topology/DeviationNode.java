package io.vertac.deviation.topology;

import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.deviation.domain.CurveGrid;
import io.vertac.deviation.domain.CycleAnalyzer;
import io.vertac.deviation.domain.CycleVerdict;
import io.vertac.deviation.domain.GridCurve;
import io.vertac.deviation.domain.SensorCurves;
import io.vertac.deviation.state.SensorMemory;
import io.vertac.deviation.state.StoredCurve;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Glue around the analysis: keeps curves until a cycle's are all there, lets the domain judge,
 * publishes.
 */
final class DeviationNode implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private final AnalysisSettings settings;
  private final CycleAnalyzer analyzer;
  private CurveStore curves;
  private KeptCycles kept;
  private KeyValueStore<String, CycleEvent> awaited;
  private KeyValueStore<String, Integer> arrived;
  private KeyValueStore<String, SensorMemory> memories;
  private Publication publication;

  DeviationNode(AnalysisSettings settings, CycleAnalyzer analyzer) {
    this.settings = settings;
    this.analyzer = analyzer;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    KeyValueStore<String, StoredCurve> curveStore = context.getStateStore(Stores.CURVES);
    curves = new CurveStore(curveStore);
    kept = new KeptCycles(context.getStateStore(Stores.STREAMS), curves, settings.historyCycles());
    awaited = context.getStateStore(Stores.AWAITED);
    arrived = context.getStateStore(Stores.ARRIVED);
    memories = context.getStateStore(Stores.SENSORS);
    publication = new Publication(context);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    if (record.value() instanceof SensorTrace trace) {
      keep(trace);
    } else if (record.value() instanceof CycleEvent event) {
      if (event.getFinal$()) {
        awaited.put(event.getCycleId(), event);
        analyseIfComplete(event);
      } else if (event.getBecomesReference()) {
        adoptReference(event);
      }
    }
  }

  private void keep(SensorTrace trace) {
    curves.put(trace, CurveGrid.of(trace, settings));
    String cycleId = trace.getCycleId();
    Integer before = arrived.get(cycleId);
    arrived.put(cycleId, before == null ? 1 : before + 1);
    CycleEvent event = awaited.get(cycleId);
    if (event != null) {
      analyseIfComplete(event);
    }
  }

  private void analyseIfComplete(CycleEvent event) {
    String cycleId = event.getCycleId();
    Integer there = arrived.get(cycleId);
    if ((there == null ? 0 : there) < event.getTracedSensors().size()) {
      return;
    }
    awaited.delete(cycleId);
    arrived.delete(cycleId);
    List<SensorCurves> sensors = gather(event);
    CycleVerdict verdict = analyzer.analyse(event, sensors);
    publication.verdict(verdict, event.getOccurredAt());
    verdict
        .memories()
        .forEach((sensorId, memory) -> memories.put(memoryKey(event, sensorId), memory));
    if (event.getBecomesReference()) {
      adoptReference(event);
    }
    kept.analysed(event.getStreamId(), cycleId);
  }

  private List<SensorCurves> gather(CycleEvent event) {
    Map<String, StoredCurve> reference = referenceCurves(event);
    Map<String, StoredCurve> previous = curves.ofCycle(event.getPreviousCycleId());
    List<SensorCurves> sensors = new ArrayList<>();
    curves
        .ofCycle(event.getCycleId())
        .forEach(
            (sensorId, curve) ->
                sensors.add(
                    new SensorCurves(
                        sensorId,
                        curve.getSensorName(),
                        curve.getUnit(),
                        CurveStore.onGrid(curve),
                        onGrid(reference.get(sensorId)),
                        onGrid(previous.get(sensorId)),
                        memory(event, sensorId))));
    return sensors;
  }

  /** A reference so old that it was forgotten gives way to the one that holds now. */
  private Map<String, StoredCurve> referenceCurves(CycleEvent event) {
    Map<String, StoredCurve> reference = curves.ofCycle(event.getReferenceCycleId());
    if (reference.isEmpty() && event.getReferenceCycleId() != null) {
      String now = kept.referenceOf(event.getStreamId(), event.getRecipe());
      event.setReferenceCycleId(now == null ? event.getReferenceCycleId() : now);
      reference = curves.ofCycle(now);
    }
    return reference;
  }

  private void adoptReference(CycleEvent event) {
    kept.reference(event.getStreamId(), event.getRecipe(), event.getCycleId());
    publication.reference(event, curves.ofCycle(event.getCycleId()).values());
  }

  private SensorMemory memory(CycleEvent event, String sensorId) {
    SensorMemory memory = memories.get(memoryKey(event, sensorId));
    return memory == null ? SensorMemory.newBuilder().build() : memory;
  }

  private static String memoryKey(CycleEvent event, String sensorId) {
    return event.getStreamId() + '|' + event.getRecipe() + '|' + sensorId;
  }

  private static Optional<GridCurve> onGrid(StoredCurve curve) {
    return Optional.ofNullable(curve).map(CurveStore::onGrid);
  }
}
