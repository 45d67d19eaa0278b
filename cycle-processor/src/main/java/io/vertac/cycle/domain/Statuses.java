package io.vertac.cycle.domain;

import io.vertac.cycle.state.LastCycle;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.ReferenceChoice;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.CycleState;
import io.vertac.events.CycleStatus;
import java.util.List;

/** Describes where a stream stands, from its state alone. */
public final class Statuses {
  private Statuses() {}

  static CycleStatus of(String streamId, StreamState state) {
    CycleStatus.Builder status =
        CycleStatus.newBuilder()
            .setStreamId(streamId)
            .setVersion(state.getVersion())
            .setState(CycleState.waiting_start)
            .setStreamSampleCount(state.getSampleCount())
            .setDuplicateCount(state.getDuplicateCount())
            .setLateCount(state.getLateCount())
            .setLastSampleTime(Times.instantOfNsOrNull(state.getNewestSampleNs()));
    List<OpenCycle> open = state.getOpenCycles();
    if (!open.isEmpty()) {
      describe(status, open.get(open.size() - 1));
    } else if (state.getLastCycle() != null) {
      describe(status, state.getLastCycle());
    }
    return status.build();
  }

  public static CycleStatus of(StreamContext stream) {
    CycleStatus status = of(stream.streamId(), stream.state());
    ReferenceChoice reference = stream.history().getReferences().get("");
    if (reference != null) {
      status.setReferenceCycleId(reference.getCycleId());
      status.setReferenceVersion(reference.getVersion());
    }
    return status;
  }

  static CycleState stateOf(OpenCycle cycle) {
    return switch (cycle.getState()) {
      case active -> CycleState.active;
      case stopping -> CycleState.stopping;
      case aborted -> CycleState.aborted;
    };
  }

  private static void describe(CycleStatus.Builder status, OpenCycle cycle) {
    status
        .setState(stateOf(cycle))
        .setPaused(cycle.getPaused())
        .setCycleId(cycle.getCycleId())
        .setCycleNumber(cycle.getNumber())
        .setStartTime(Times.instant(Events.startOf(cycle)))
        .setEndTime(Times.instantOrNull(cycle.getEndUs()))
        .setSampleCount(cycle.getSampleCount());
  }

  private static void describe(CycleStatus.Builder status, LastCycle cycle) {
    status
        .setState(cycle.getAborted() ? CycleState.aborted : CycleState.stopped)
        .setCycleId(cycle.getCycleId())
        .setCycleNumber(cycle.getNumber())
        .setStartTime(Times.instant(cycle.getStartUs()))
        .setEndTime(Times.instant(cycle.getEndUs()))
        .setSampleCount(cycle.getSampleCount());
  }
}
