import { gapsOf, isInGap, type Stretch } from './gaps';
import type { CycleTraces } from './types';

/** One sensor's curve in one cycle. */
export interface Curve {
  sensorId: string;
  name: string;
  unit: string;
  /** Seconds after the cycle's start, rising. */
  times: Float64Array;
  /** As many as times. */
  values: Float64Array;
  /** Where the sensor gave no samples; nothing is drawn there, and nothing compared. */
  gaps: readonly Stretch[];
}

/** The curves of a cycle by sensor, and those of the cycle it is compared with. */
export interface CycleCurves {
  cycleId: string;
  duration: number;
  curves: ReadonlyMap<string, Curve>;
  reference: ReadonlyMap<string, Curve>;
}

interface Points {
  offsets_sec: number[];
  values: number[];
  reduced: boolean;
}

export function curvesOf(answer: CycleTraces): CycleCurves {
  const curves = new Map<string, Curve>();
  const reference = new Map<string, Curve>();
  const span = spanOf(answer.traces);
  const referenceSpan = spanOf(answer.traces.flatMap((trace) => trace.reference ?? []));
  for (const trace of answer.traces) {
    const about = { sensorId: trace.sensor_id, name: trace.sensor_name || trace.sensor_id, unit: trace.unit };
    curves.set(trace.sensor_id, { ...about, ...points(trace, span) });
    if (trace.reference)
      reference.set(trace.sensor_id, { ...about, ...points(trace.reference, referenceSpan) });
  }
  const duration = Math.max(0, ...answer.traces.map((trace) => trace.duration_sec));
  return { cycleId: answer.cycle_id, duration, curves, reference };
}

/** From the first sample of whichever sensor to the last: a start told early is no gap. */
function spanOf(traces: readonly Points[]): Stretch {
  const told = traces.filter(({ offsets_sec }) => offsets_sec.length > 0);
  return {
    from: Math.min(...told.map(({ offsets_sec }) => offsets_sec[0] ?? 0)),
    to: Math.max(...told.map(({ offsets_sec }) => offsets_sec.at(-1) ?? 0)),
  };
}

function points(trace: Points, span: Stretch) {
  return {
    times: Float64Array.from(trace.offsets_sec),
    values: Float64Array.from(trace.values),
    gaps: gapsOf(trace.offsets_sec, span, trace.reduced),
  };
}

/** The curve's value at a time, between its points on a straight line; NaN outside, and in gaps. */
export function valueAt(curve: Curve, time: number): number {
  if (isInGap(curve.gaps, time)) return NaN;
  return interpolated(curve.times, curve.values, time);
}

/** @param times rising, as many as values */
export function interpolated(times: Float64Array, values: Float64Array, time: number): number {
  const last = times.length - 1;
  if (last < 0 || time < (times[0] ?? NaN) || time > (times[last] ?? NaN)) return NaN;
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(0, low - 1);
  const span = (times[low] ?? 0) - (times[before] ?? 0);
  const part = span > 0 ? (time - (times[before] ?? 0)) / span : 0;
  return (values[before] ?? NaN) * (1 - part) + (values[low] ?? NaN) * part;
}
