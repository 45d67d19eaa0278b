package io.vertac.deviation.topology;

import io.vertac.deviation.domain.CycleVerdict;
import io.vertac.deviation.state.StoredCurve;
import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorDeviation;
import io.vertac.events.SensorReference;
import io.vertac.streams.TraceHeader;
import io.vertac.topics.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends verdicts and references to their topics, stamped with the time of the cycle's end. */
final class Publication {
  private final ProcessorContext<String, SpecificRecord> context;
  private final TraceHeader trace;

  Publication(ProcessorContext<String, SpecificRecord> context, TraceHeader trace) {
    this.context = context;
    this.trace = trace;
  }

  /**
   * @param revision counts the verdicts on the cycle
   * @param alerts what people are to be told with this revision
   */
  void verdict(CycleVerdict verdict, int revision, List<Alert> alerts, Instant at) {
    for (SensorDeviation deviation : verdict.deviations()) {
      deviation.setRevision(revision);
      forward(DeviationTopology.DEVIATIONS_SINK, deviation.getCycleId(), deviation, at);
    }
    CycleAnalysis analysis = verdict.analysis();
    analysis.setRevision(revision);
    forward(DeviationTopology.ANALYSES_SINK, analysis.getStreamId(), analysis, at);
    for (Alert alert : alerts) {
      forward(DeviationTopology.ALERTS_SINK, analysis.getStreamId(), traced(alert), at);
    }
  }

  /** A copy: what is remembered of an alert does not depend on who asked. */
  private Alert traced(Alert alert) {
    return Alert.newBuilder(alert).setTraceId(trace.id()).build();
  }

  void reference(CycleEvent event, Collection<StoredCurve> curves) {
    for (StoredCurve curve : curves) {
      forward(
          DeviationTopology.REFERENCES_SINK,
          Topics.referenceKey(event.getStreamId(), curve.getSensorId(), event.getRecipe()),
          SensorReference.newBuilder()
              .setStreamId(event.getStreamId())
              .setRecipe(event.getRecipe())
              .setSensorId(curve.getSensorId())
              .setSensorName(curve.getSensorName())
              .setUnit(curve.getUnit())
              .setVersion(event.getReferenceVersion())
              .setCycleId(event.getCycleId())
              .setCycleNumber(event.getCycleNumber())
              .setDurationS(curve.getDurationS())
              .setValues(DoubleStream.of(Packed.doubles(curve.getValues())).boxed().toList())
              .build(),
          event.getOccurredAt());
    }
  }

  private void forward(String sink, String key, SpecificRecord value, Instant at) {
    context.forward(new Record<>(key, value, at.toEpochMilli(), trace.headers()), sink);
  }
}
