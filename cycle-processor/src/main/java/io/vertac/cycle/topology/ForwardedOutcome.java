package io.vertac.cycle.topology;

import io.vertac.cycle.domain.Outcome;
import io.vertac.events.CommandResult;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleStatus;
import io.vertac.events.DeadLetter;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamSettings;
import io.vertac.streams.RefusedRecords;
import io.vertac.streams.TraceHeader;
import io.vertac.topics.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what was decided to the topics it belongs to, stamped with the time it is about. */
final class ForwardedOutcome implements Outcome {
  private final ProcessorContext<String, SpecificRecord> context;
  private final TraceHeader trace;
  private final RefusedRecords refused;
  private long timeMs;

  ForwardedOutcome(ProcessorContext<String, SpecificRecord> context, TraceHeader trace) {
    this.context = context;
    this.trace = trace;
    this.refused = RefusedRecords.from(context.appConfigs());
  }

  /** What follows happened at this record time. */
  ForwardedOutcome at(long recordTimeMs) {
    timeMs = recordTimeMs;
    return this;
  }

  @Override
  public void event(CycleEvent event) {
    long occurredMs = event.getOccurredAt().toEpochMilli();
    forward(CycleTopology.CYCLES_SINK, event.getStreamId(), event, occurredMs);
  }

  @Override
  public void trace(SensorTrace trace, long occurredUs) {
    String key = Topics.sensorKey(trace.getStreamId(), trace.getSensorId());
    forward(CycleTopology.TRACES_SINK, key, trace, Math.floorDiv(occurredUs, 1_000L));
  }

  @Override
  public void result(CommandResult result) {
    if (!result.getAccepted()) {
      refused.command(result.getCode());
    }
    forward(CycleTopology.RESULTS_SINK, result.getStreamId(), result, timeMs);
  }

  @Override
  public void settings(StreamSettings settings) {
    long changedMs = settings.getChangedAt().toEpochMilli();
    forward(CycleTopology.SETTINGS_SINK, settings.getStreamId(), settings, changedMs);
  }

  @Override
  public void deadLetter(DeadLetter letter) {
    refused.deadLetter(letter.getReason());
    context
        .recordMetadata()
        .ifPresent(
            origin -> {
              letter.setOriginTopic(origin.topic());
              letter.setOriginPartition(origin.partition());
              letter.setOriginOffset(origin.offset());
            });
    forward(CycleTopology.DEAD_LETTERS_SINK, letter.getOriginKey(), letter, timeMs);
  }

  void status(CycleStatus status) {
    forward(CycleTopology.STATUS_SINK, status.getStreamId(), status, timeMs);
  }

  /** A command stands in the log at the time it is about, rounded up: after what came before. */
  void command(CycleCommand command) {
    long afterMs = command.getReceivedAt().toEpochMilli() + 1;
    forward(CycleTopology.COMMANDS_SINK, command.getStreamId(), command, afterMs);
  }

  private void forward(String sink, String key, SpecificRecord value, long timestampMs) {
    context.forward(new Record<>(key, value, timestampMs, trace.headers()), sink);
  }
}
