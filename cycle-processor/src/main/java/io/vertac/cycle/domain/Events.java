package io.vertac.cycle.domain;

import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.PauseSpan;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleState;
import io.vertac.events.Pause;
import java.util.List;

/** Builds the events that tell the world of a change. */
final class Events {
  private Events() {}

  static CycleEvent registered(StreamContext stream, long receivedUs) {
    return CycleEvent.newBuilder()
        .setStreamId(stream.streamId())
        .setDatasetId(stream.datasetId())
        .setState(CycleState.waiting_start)
        .setPreviousState(CycleState.idle)
        .setCause("registered")
        .setOccurredAt(Times.instant(receivedUs))
        .build();
  }

  static CycleEvent.Builder change(
      StreamContext stream, OpenCycle cycle, CycleState before, String cause, long occurredUs) {
    return CycleEvent.newBuilder()
        .setStreamId(stream.streamId())
        .setDatasetId(stream.datasetId())
        .setCycleId(cycle.getCycleId())
        .setCycleNumber(cycle.getNumber())
        .setState(Statuses.stateOf(cycle))
        .setPreviousState(before)
        .setCause(cause)
        .setOccurredAt(Times.instant(occurredUs))
        .setPaused(cycle.getPaused())
        .setStartTime(Times.instant(startOf(cycle)))
        .setEndTime(Times.instantOrNull(cycle.getEndUs()))
        .setFirstSampleTime(Times.instantOfNsOrNull(cycle.getFirstSampleNs()))
        .setLastSampleTime(Times.instantOfNsOrNull(cycle.getLastSampleNs()))
        .setSampleCount(cycle.getSampleCount())
        .setPauses(pauses(cycle))
        .setRecipe(cycle.getRecipe())
        .setMetadata(cycle.getMetadata())
        .setAbortedBy(cycle.getAbortedBy());
  }

  /** The best that is known: before the first sample, the gateway's time stands in. */
  static long startOf(OpenCycle cycle) {
    return cycle.getStartUs() == null ? cycle.getStartedUs() : cycle.getStartUs();
  }

  static List<Pause> pauses(OpenCycle cycle) {
    return cycle.getPauses().stream().map(Events::pause).toList();
  }

  private static Pause pause(PauseSpan span) {
    return Pause.newBuilder()
        .setFrom(Times.instant(span.getFromUs()))
        .setTo(Times.instantOrNull(span.getToUs()))
        .build();
  }
}
