import uPlot from 'uplot';
import type { Curve, CycleCurves } from '@shared/api/curves';

/**
 * One sensor's curves in several cycles, on the times of all of them. Where a cycle only lacks a
 * time of another its line goes on; where its sensor gave no samples it is broken off.
 */
export function overlaid(cycles: readonly CycleCurves[], sensorId: string): uPlot.AlignedData {
  const tables = cycles.map(({ curves }) => withBreaks(curves.get(sensorId)));
  return uPlot.join(
    tables,
    tables.map(() => [X, WHOLE_GAP]),
  );
}

/** Ways of joining, as uPlot numbers them: a gap holds the times that others have within it, too. */
const WHOLE_GAP = 2;
const X = 0;

/** uPlot bridges what joining leaves out, and nothing that is null. */
function withBreaks(curve: Curve | undefined): uPlot.AlignedData {
  if (!curve) return [[], []];
  const middles = curve.gaps.map(({ from, to }) => (from + to) / 2);
  const points: [number, number | null][] = [
    ...Array.from(curve.times, (time, i): [number, number | null] => [time, curve.values[i] ?? null]),
    ...middles.map((time): [number, null] => [time, null]),
  ];
  points.sort(([a], [b]) => a - b);
  return [points.map(([time]) => time), points.map(([, value]) => value)];
}
