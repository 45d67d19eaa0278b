package io.vertac.cycle.domain;

import io.vertac.cycle.domain.Membership.Place;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes in a batch: every sample goes to the cycle its own timestamp lies in, whenever it arrives.
 */
public final class SampleIntake {
  private final CycleRules rules;
  private final CycleDeadlines deadlines;

  public SampleIntake(CycleRules rules, CycleDeadlines deadlines) {
    this.rules = rules;
    this.deadlines = deadlines;
  }

  /** Takes in a batch that is not known yet; it must hold at least one sample. */
  public void accept(StreamContext stream, SampleBatch batch) {
    StreamState state = stream.state();
    long receivedUs = Times.us(batch.getReceivedAt());
    TimeSpan span = TimeSpan.of(batch);

    deadlines.passUntil(stream, receivedUs);
    deadlines.abortIfSilent(stream, receivedUs, span.oldestNs());
    dropExpiredPending(stream, receivedUs);
    placeStart(stream, receivedUs, span);

    keep(stream, batch, receivedUs, span);

    StreamClock.observe(state, receivedUs, span.newestNs());
    if (state.getNewestSampleNs() == null || state.getNewestSampleNs() < span.newestNs()) {
      state.setNewestSampleNs(span.newestNs());
    }
    state.setLastActivityUs(Math.max(state.getLastActivityUs(), receivedUs));
  }

  /**
   * A start without a time of its own is placed by the machine's clock; the first batch after it
   * shows whether that clock is what it was believed to be.
   */
  private static void placeStart(StreamContext stream, long receivedUs, TimeSpan span) {
    OpenCycle cycle = stream.running().orElse(null);
    if (cycle == null || !cycle.getStartInferred() || cycle.getSampleCount() > 0) {
      return;
    }
    long oldestUs = Times.nsToUs(span.oldestNs());
    if (cycle.getStartUs() == null) {
      cycle.setStartUs(oldestUs);
      return;
    }
    boolean whollyBefore = Times.nsToUs(span.newestNs()) < cycle.getStartUs();
    Long before = cycle.getNewestBeforeNs();
    boolean newerThanAllBefore = before == null || span.oldestNs() > before;
    if (whollyBefore && newerThanAllBefore) {
      cycle.setStartUs(oldestUs);
    }
  }

  private void keep(StreamContext stream, SampleBatch batch, long receivedUs, TimeSpan span) {
    Membership membership = new Membership(stream, rules.historyCycles());
    Place oldest = membership.placeOf(span.oldestNs());
    if (oldest.isUniform() && oldest.equals(membership.placeOf(span.newestNs()))) {
      store(stream, oldest, batch, receivedUs);
      return;
    }
    Map<Place, List<Sample>> parts = new TreeMap<>();
    for (Sample sample : batch.getSamples()) {
      parts
          .computeIfAbsent(membership.placeOf(Times.ns(sample)), p -> new ArrayList<>())
          .add(sample);
    }
    parts.forEach(
        (place, samples) -> store(stream, place, Batches.part(batch, samples), receivedUs));
  }

  private static void store(StreamContext stream, Place place, SampleBatch batch, long receivedUs) {
    StreamState state = stream.state();
    int count = batch.getSamples().size();
    if (place.isLate()) {
      state.setLateCount(state.getLateCount() + count);
      stream.outcome().deadLetter(LateSamples.letter(batch, place.cycleNumber()));
      return;
    }
    state.setSampleCount(state.getSampleCount() + count);
    stream.log().append(place.cycleNumber(), receivedUs, stream.nextSequence(), batch);
    if (place.isPending()) {
      if (state.getPendingSinceUs() == null) {
        state.setPendingSinceUs(receivedUs);
      }
    } else {
      OpenCycle cycle = membershipCycle(state, place.cycleNumber());
      cycle.setLateSamples(cycle.getState() != Phase.active);
      CycleCounts.add(cycle, batch);
    }
  }

  private static OpenCycle membershipCycle(StreamState state, int number) {
    return state.getOpenCycles().stream()
        .filter(c -> c.getNumber() == number)
        .findFirst()
        .orElseThrow();
  }

  /** What waited long enough for a start belongs to no cycle. */
  private void dropExpiredPending(StreamContext stream, long receivedUs) {
    StreamState state = stream.state();
    Long since = state.getPendingSinceUs();
    long cutoff = receivedUs - rules.preStartUs();
    if (since != null && since < cutoff) {
      state.setPendingSinceUs(stream.log().deletePendingBefore(cutoff));
    }
  }
}
