package io.vertac.deviation.domain;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Gap;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.features.Timeline;
import io.vertac.deviation.domain.settings.SignalSettings;
import io.vertac.deviation.kernel.Resampler;
import io.vertac.events.Pause;
import io.vertac.events.SensorTrace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a trace onto an even grid over the cycle, from its first sample to its last, so that a
 * start or stop that was told a little sooner or later does not shift the curve: samples of low
 * quality left out, pauses cut out of the time axis. The grid has as many points as the curve has
 * samples, so that an evenly sampled curve stays exactly what it is; a longer curve than the
 * settings allow is averaged.
 */
public final class CurveGrid {
  private static final int FEWEST = 2;

  private CurveGrid() {}

  /** Empty if no sample is of sufficient quality. */
  public static Optional<GridCurve> of(SensorTrace trace, AnalysisSettings configured) {
    SignalSettings settings = SignalSettings.of(configured, trace.getSettings());
    long startUs = beginUs(trace);
    long shiftNs = (startUs - us(trace.getStartTime())) * 1_000;
    long[] offsets = new long[trace.getOffsetsNs().size()];
    double[] values = new double[offsets.length];
    int count = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (isGood(trace, i, settings.qualityThreshold())) {
        long offset = trace.getOffsetsNs().get(i) - shiftNs;
        offsets[count] = Math.max(0, offset - pausedBefore(trace, startUs, offset));
        values[count] = trace.getValues().get(i);
        count++;
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    long lengthNs = (endUs(trace) - startUs) * 1_000;
    long durationNs = Math.max(0, lengthNs - pausedBefore(trace, startUs, lengthNs));
    int points = Math.max(FEWEST, Math.min(settings.gridPoints(), count));
    double[] grid = Resampler.resample(offsets, values, count, durationNs, points);
    double quantum = Curves.quantum(values, count);
    Gap gap = longestGap(offsets, count, durationNs);
    Timeline timeline = timeline(trace, startUs);
    return Optional.of(new GridCurve(startUs, durationNs / 1e9, quantum, gap, timeline, grid));
  }

  /** Pauses that were over before the first sample are part of what it leads by. */
  private static Timeline timeline(SensorTrace trace, long startUs) {
    List<Timeline.Pause> pauses = new ArrayList<>();
    for (Pause pause : trace.getPauses()) {
      double from = Math.max(0, (us(pause.getFrom()) - startUs) / 1e6);
      if (pause.getTo() != null && us(pause.getTo()) > startUs) {
        pauses.add(new Timeline.Pause(from, (us(pause.getTo()) - startUs) / 1e6));
      }
    }
    return new Timeline((startUs - us(trace.getStartTime())) / 1e6, pauses);
  }

  /** Also before the first sample and behind the last. */
  private static Gap longestGap(long[] offsets, int count, long durationNs) {
    long from = 0;
    long to = 0;
    for (int i = 0; i <= count; i++) {
      long before = i == 0 ? 0 : offsets[i - 1];
      long next = i == count ? durationNs : offsets[i];
      if (next - before > to - from) {
        from = before;
        to = next;
      }
    }
    return new Gap(from / 1e9, to / 1e9);
  }

  /** From the first sample of the cycle to its last, of whichever sensors; else as commanded. */
  private static long beginUs(SensorTrace trace) {
    return us(hasSpan(trace) ? trace.getFirstSampleTime() : trace.getStartTime());
  }

  private static long endUs(SensorTrace trace) {
    return us(hasSpan(trace) ? trace.getLastSampleTime() : trace.getEndTime());
  }

  private static boolean hasSpan(SensorTrace trace) {
    return trace.getFirstSampleTime() != null
        && trace.getLastSampleTime() != null
        && trace.getFirstSampleTime().isBefore(trace.getLastSampleTime());
  }

  private static boolean isGood(SensorTrace trace, int sample, double threshold) {
    List<Double> qualities = trace.getQualities();
    return qualities.isEmpty() || qualities.get(sample) >= threshold;
  }

  private static long pausedBefore(SensorTrace trace, long startUs, long offsetNs) {
    long paused = 0;
    for (Pause pause : trace.getPauses()) {
      long from = (us(pause.getFrom()) - startUs) * 1_000;
      long to = pause.getTo() == null ? offsetNs : (us(pause.getTo()) - startUs) * 1_000;
      paused += Math.max(0, Math.min(to, offsetNs) - Math.max(0, from));
    }
    return paused;
  }

  private static long us(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
