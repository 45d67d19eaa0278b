import { valueAt, type Curve, type CycleCurves } from '@shared/api/curves';
import type { Stretch } from '@shared/api/gaps';
import type { Deviation } from '@shared/api/types';

/** How far a curve is from its reference over the cycle, in parts of the reference's own range. */
export interface DifferenceRow {
  sensorId: string;
  name: string;
  /** One cell a stretch of time; NaN where there is nothing to compare. */
  cells: Float64Array;
  /** Where the sensor gave no samples, in seconds. */
  gaps: readonly Stretch[];
}

const LOOKS_PER_CELL = 4;

export function differenceRow(
  curve: Curve,
  reference: Curve | undefined,
  duration: number,
  cells: number,
): DifferenceRow {
  const row = new Float64Array(cells).fill(NaN);
  if (reference && duration > 0) {
    const range = spanOf(reference.values) || spanOf(curve.values) || 1;
    const step = duration / (cells * LOOKS_PER_CELL);
    for (let look = 0; look < cells * LOOKS_PER_CELL; look++) {
      const time = (look + 0.5) * step;
      const apart = Math.abs(valueAt(curve, time) - valueAt(reference, time)) / range;
      const cell = Math.floor(look / LOOKS_PER_CELL);
      // The greatest of a cell counts: a short peak must not drown in it.
      if (!(apart <= (row[cell] ?? NaN))) row[cell] = Number.isNaN(apart) ? (row[cell] ?? NaN) : apart;
    }
  }
  return { sensorId: curve.sensorId, name: curve.name, cells: row, gaps: curve.gaps };
}

export function differenceRows(curves: CycleCurves, order: readonly string[], cells: number) {
  return order
    .map((id) => curves.curves.get(id))
    .filter((curve): curve is Curve => curve !== undefined)
    .map((curve) =>
      differenceRow(curve, curves.reference.get(curve.sensorId), curves.duration, cells),
    );
}

/** Below this part of the sensor's range a difference is no stretch worth marking. */
const WORTH_MARKING = 0.05;
/** What is less than this part of the greatest difference does not lengthen the stretch. */
const PART_OF_PEAK = 0.4;

/**
 * The stretch that deviates most as a whole: long and clearly off goes before short and steep,
 * because a steep edge that comes a moment early is far off for that moment only.
 */
export function worstStretch(row: DifferenceRow, duration: number): Stretch | undefined {
  const { cells } = row;
  const peak = cells.reduce((max, cell) => (cell > max ? cell : max), 0);
  if (peak < WORTH_MARKING) return undefined;
  let best = { first: 0, last: -1, sum: 0 };
  let run = { first: 0, sum: 0 };
  cells.forEach((cell, i) => {
    const gain = (Number.isNaN(cell) ? 0 : cell) - PART_OF_PEAK * peak;
    run = run.sum > 0 ? { first: run.first, sum: run.sum + gain } : { first: i, sum: gain };
    if (run.sum > best.sum) best = { first: run.first, last: i, sum: run.sum };
  });
  const width = duration / cells.length;
  return { from: best.first * width, to: (best.last + 1) * width };
}

/**
 * What to mark of a sensor that is blamed: where the verdict says it deviated, or the worst stretch
 * to be seen where it names none. Nothing of one that is not.
 */
export function markedStretch(
  blamed: Deviation | undefined,
  row: DifferenceRow | undefined,
  duration: number,
): Stretch | undefined {
  if (!blamed) return undefined;
  const { deviating_from_s: from, deviating_to_s: to } = blamed;
  if (from != null && to != null) return { from, to };
  return row && worstStretch(row, duration);
}

function spanOf(values: Float64Array): number {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max > min ? max - min : 0;
}
