package io.vertac.cycle.domain;

import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.cycle.state.StreamState;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What happens when time passes. Time is the gateway's receive time as the records carry it, so
 * that reading them again gives the same cycles; a wall clock only says when to write the event
 * that a silent stream cannot bring by itself.
 */
public final class CycleDeadlines {
  private final CycleRules rules;
  private final CycleFinisher finisher;

  public CycleDeadlines(CycleRules rules, CycleFinisher finisher) {
    this.rules = rules;
    this.finisher = finisher;
  }

  /** Finishes the cycles whose grace period ended before the given time. */
  void passUntil(StreamContext stream, long receivedUs) {
    finishWhile(stream, receivedUs - 1);
  }

  /** Finishes the cycles whose grace period ends at the given time or before. */
  void passIncluding(StreamContext stream, long receivedUs) {
    finishWhile(stream, receivedUs);
  }

  private void finishWhile(StreamContext stream, long untilUs) {
    for (OpenCycle cycle : new ArrayList<>(stream.state().getOpenCycles())) {
      // In order of number: a cycle's predecessor is always finished before it.
      if (cycle.getDeadlineUs() == null || cycle.getDeadlineUs() > untilUs) {
        return;
      }
      finisher.finish(stream, cycle);
    }
  }

  /**
   * Aborts the running cycle if a batch shows that the machine was silent for too long: nothing was
   * received, and nothing was measured in between either. A backlog that fills the gap (the network
   * was away, or the gateway itself) is no silence of the machine.
   */
  void abortIfSilent(StreamContext stream, long receivedUs, long oldestSampleNs) {
    Long newest = stream.state().getNewestSampleNs();
    boolean measuredInBetween =
        newest != null && Times.nsToUs(oldestSampleNs - newest) <= rules.timeoutUs();
    if (!measuredInBetween) {
      abortIfSilent(stream, receivedUs);
    }
  }

  /** Aborts the running cycle if nothing was received for too long before the given time. */
  void abortIfSilent(StreamContext stream, long receivedUs) {
    stream
        .running()
        .filter(cycle -> silenceEnds(stream.state(), cycle).filter(t -> t < receivedUs).isPresent())
        .ifPresent(cycle -> abortForSilence(stream, cycle));
  }

  /** When the running cycle aborts if nothing comes; empty while it is paused. */
  public Optional<Long> silenceEnds(StreamState state, OpenCycle cycle) {
    if (cycle.getState() != Phase.active || cycle.getPaused()) {
      return Optional.empty();
    }
    return Optional.of(state.getLastActivityUs() + rules.timeoutUs());
  }

  void abortForSilence(StreamContext stream, OpenCycle cycle) {
    long silentUs = stream.state().getLastActivityUs() + rules.timeoutUs();
    Long last = cycle.getLastSampleNs();
    // Without any sample the cycle lasted as long as one was waited for.
    long endUs =
        last == null
            ? Events.startOf(cycle) + Math.max(0, silentUs - cycle.getStartedUs())
            : Times.nsToUs(last);
    close(stream, cycle, Phase.aborted, endUs, "sample_timeout", silentUs, null);
  }

  /**
   * Ends the running cycle: from now on only its grace period runs.
   *
   * @param endUs on the machine's clock; later samples are not the cycle's
   * @param closedUs on the gateway's clock; the grace period runs from here
   */
  void close(
      StreamContext stream,
      OpenCycle cycle,
      Phase phase,
      long endUs,
      String cause,
      long closedUs,
      String commandId) {
    if (cycle.getStartUs() == null) {
      cycle.setStartUs(Math.min(cycle.getStartedUs(), endUs));
    }
    cycle.setState(phase);
    cycle.setCause(cause);
    cycle.setEndUs(Math.max(endUs, cycle.getStartUs()));
    cycle.setDeadlineUs(closedUs + rules.graceUs());
    Pauses.end(cycle, cycle.getEndUs());
    PendingSamples.release(stream, cycle);
    finisher.close(stream, cycle, cause, closedUs, commandId);
  }
}
