package io.vertac.cycle.domain;

import io.vertac.cycle.state.FinishedCycle;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.cycle.state.Phase;
import io.vertac.cycle.state.StreamState;
import java.util.List;

/** Says where a sample belongs, by its own timestamp. */
final class Membership {
  private final StreamContext stream;
  private final int historyCycles;

  Membership(StreamContext stream, int historyCycles) {
    this.stream = stream;
    this.historyCycles = historyCycles;
  }

  Place placeOf(long timeNs) {
    long timeUs = Times.nsToUs(timeNs);
    StreamState state = stream.state();
    List<OpenCycle> open = state.getOpenCycles();
    // Where two cycles overlap because a clock was set, the later start is the better knowledge.
    for (int i = open.size() - 1; i >= 0; i--) {
      if (contains(open.get(i), timeUs)) {
        return Place.in(open.get(i));
      }
    }
    Long lastEnd = state.getLastEndUs();
    if (lastEnd != null && timeUs <= lastEnd) {
      return placeInPast(timeUs);
    }
    return Place.PENDING;
  }

  static boolean contains(OpenCycle cycle, long timeUs) {
    Long start = cycle.getStartUs();
    Long end = cycle.getEndUs();
    return start != null && timeUs >= start && (end == null || timeUs <= end);
  }

  private Place placeInPast(long timeUs) {
    List<FinishedCycle> finished = stream.history().getFinished();
    for (int i = finished.size() - 1; i >= 0; i--) {
      FinishedCycle cycle = finished.get(i);
      if (timeUs >= cycle.getStartUs() && timeUs <= cycle.getEndUs()) {
        return Place.late(cycle.getNumber());
      }
    }
    boolean beforeMemory =
        finished.size() >= historyCycles && timeUs < finished.get(0).getStartUs();
    return beforeMemory ? Place.late(0) : Place.PENDING;
  }

  /**
   * @param kind what becomes of the sample
   * @param cycleNumber of the cycle it belongs to; 0 where there is none or it is forgotten
   * @param isUniform whether everything between two samples of this place is in it, too
   */
  record Place(Kind kind, int cycleNumber, boolean isUniform) implements Comparable<Place> {
    static final Place PENDING = new Place(Kind.PENDING, SampleLog.PENDING, false);

    static Place in(OpenCycle cycle) {
      return new Place(Kind.CYCLE, cycle.getNumber(), cycle.getState() == Phase.active);
    }

    static Place late(int cycleNumber) {
      return new Place(Kind.LATE, cycleNumber, false);
    }

    boolean isLate() {
      return kind == Kind.LATE;
    }

    boolean isPending() {
      return kind == Kind.PENDING;
    }

    @Override
    public int compareTo(Place other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : Integer.compare(cycleNumber, other.cycleNumber);
    }
  }

  enum Kind {
    CYCLE,
    PENDING,
    LATE
  }
}
