package io.vertac.cycle.domain;

import io.vertac.cycle.domain.Decision.Code;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.cycle.state.ReferenceChoice;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleState;
import io.vertac.events.StreamSettings;
import io.vertac.topics.StableId;
import java.util.ArrayList;
import java.util.List;

/** Starts cycles. */
public final class CycleStarts {
  private final CycleDeadlines deadlines;

  public CycleStarts(CycleDeadlines deadlines) {
    this.deadlines = deadlines;
  }

  Decision start(StreamContext stream, CycleCommand command, long receivedUs) {
    if (stream.registration().isEmpty()) {
      return Decision.refused(Code.unknown_stream, "the stream is not registered");
    }
    deadlines.abortIfSilent(stream, receivedUs);
    OpenCycle running = stream.running().orElse(null);
    if (running != null) {
      return Decision.refused(
          Code.cycle_already_running,
          "cycle %d (%s) is running; stop or abort it first"
              .formatted(running.getNumber(), running.getCycleId()));
    }
    CycleState before = Statuses.of(stream.streamId(), stream.state()).getState();
    OpenCycle cycle = open(stream, command, receivedUs);
    PendingSamples.claim(stream, cycle);
    stream
        .outcome()
        .event(
            Events.change(stream, cycle, before, "start", receivedUs)
                .setCommandId(command.getCommandId())
                .build());
    return Decision.accepted("the cycle runs");
  }

  private static OpenCycle open(StreamContext stream, CycleCommand command, long receivedUs) {
    StreamState state = stream.state();
    boolean inferred = command.getTimestamp() == null;
    Long startUs =
        inferred
            ? StreamClock.machineTime(state, receivedUs)
            : Long.valueOf(Times.us(command.getTimestamp()));
    String recipe = Metadata.recipe(command.getMetadata());
    StreamSettings settings = stream.settings().current();
    ReferenceChoice reference = stream.history().getReferences().get(recipe);
    OpenCycle cycle =
        OpenCycle.newBuilder()
            .setCycleId(StableId.of("cycle", stream.streamId(), command.getCommandId()))
            .setNumber(state.getLastCycleNumber() + 1)
            .setState(Phase.active)
            .setCause("start")
            .setRecipe(recipe)
            .setMetadata(command.getMetadata())
            .setStartedUs(receivedUs)
            .setStartUs(startUs)
            .setStartInferred(inferred)
            .setNewestBeforeNs(state.getNewestSampleNs())
            .setReferenceCycleId(reference == null ? null : reference.getCycleId())
            .setReferenceVersion(reference == null ? 0 : reference.getVersion())
            .setSettingsVersion(settings == null ? 0 : settings.getVersion())
            .build();
    List<OpenCycle> cycles = new ArrayList<>(state.getOpenCycles());
    cycles.add(cycle);
    state.setOpenCycles(cycles);
    state.setLastCycleNumber(cycle.getNumber());
    state.setLastActivityUs(receivedUs);
    return cycle;
  }
}
