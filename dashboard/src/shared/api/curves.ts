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
}

/** The curves of a cycle by sensor, and those of the cycle it is compared with. */
export interface CycleCurves {
  cycleId: string;
  duration: number;
  curves: ReadonlyMap<string, Curve>;
  reference: ReadonlyMap<string, Curve>;
}

export function curvesOf(answer: CycleTraces): CycleCurves {
  const curves = new Map<string, Curve>();
  const reference = new Map<string, Curve>();
  for (const trace of answer.traces) {
    const about = { sensorId: trace.sensor_id, name: trace.sensor_name || trace.sensor_id, unit: trace.unit };
    curves.set(trace.sensor_id, { ...about, ...points(trace) });
    if (trace.reference) reference.set(trace.sensor_id, { ...about, ...points(trace.reference) });
  }
  const duration = Math.max(0, ...answer.traces.map((trace) => trace.duration_sec));
  return { cycleId: answer.cycle_id, duration, curves, reference };
}

function points(trace: { offsets_sec: number[]; values: number[] }) {
  return { times: Float64Array.from(trace.offsets_sec), values: Float64Array.from(trace.values) };
}

/** The curve's value at a time, between its points on a straight line; NaN outside. */
export function valueAt(curve: Curve, time: number): number {
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
