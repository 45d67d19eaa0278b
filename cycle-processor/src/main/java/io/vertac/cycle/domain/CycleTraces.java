package io.vertac.cycle.domain;

import io.vertac.cycle.state.ClosedCycle;
import io.vertac.cycle.state.OpenCycle;
import io.vertac.events.SensorTrace;
import java.util.HashMap;
import java.util.Map;

/**
 * Passes on a closed cycle's curves, each once, and once more if late samples changed it.
 *
 * <p>A cycle's samples are read and sorted when it is closed; when it is finished they are looked
 * at again only if any came in between.
 */
final class CycleTraces {
  private static final int FIRST = 1;
  private static final int CHANGED = 2;

  private final int maxPoints;

  /**
   * @param maxPoints longest curve that is passed on unreduced
   */
  CycleTraces(int maxPoints) {
    this.maxPoints = maxPoints;
  }

  /** Of a cycle that was just closed. */
  ClosedCycle first(StreamContext stream, OpenCycle cycle, long closedUs) {
    ClosedCycle closed = write(stream, cycle, null, closedUs);
    stream.closings().put(cycle.getNumber(), closed);
    return closed;
  }

  /** Of a cycle whose grace period is over: what late samples changed. */
  ClosedCycle last(StreamContext stream, OpenCycle cycle) {
    ClosedCycle before = stream.closings().get(cycle.getNumber());
    if (before != null && !cycle.getLateSamples()) {
      return before;
    }
    return write(stream, cycle, before, cycle.getDeadlineUs());
  }

  private ClosedCycle write(
      StreamContext stream, OpenCycle cycle, ClosedCycle before, long occurredUs) {
    Map<String, Long> known = before == null ? Map.of() : before.getTraces();
    Map<String, Long> digests = new HashMap<>();
    int[] written = {before == null ? 0 : before.getTraceCount()};
    CycleCurves curves = CycleCurves.collect(stream.log(), cycle);
    curves.compared(
        cycle,
        (sensorId, curve, sampleCount) -> {
          long digest = digest(cycle, curve, sampleCount);
          digests.put(sensorId, digest);
          Long knownDigest = known.get(sensorId);
          if (knownDigest == null || knownDigest != digest) {
            SensorTrace trace = Traces.of(stream, cycle, sensorId, curve, sampleCount, maxPoints);
            trace.setRevision(before == null ? FIRST : CHANGED);
            stream.outcome().trace(trace, occurredUs);
            written[0]++;
          }
        });
    return new ClosedCycle(
        (long) curves.sampleCount(), (long) curves.duplicateCount(), written[0], digests);
  }

  /** A sample of one sensor before all others moves the curves of all: it is where they begin. */
  private static long digest(OpenCycle cycle, Curve curve, int sampleCount) {
    Digest digest =
        new Digest(sampleCount).add(cycle.getFirstSampleNs()).add(cycle.getLastSampleNs());
    for (int i = 0; i < curve.size(); i++) {
      digest.add(curve.timeNs(i)).add(curve.value(i)).add(curve.quality(i));
    }
    return digest.value();
  }
}
