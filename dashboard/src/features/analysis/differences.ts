import { valueAt, type Curve, type CycleCurves } from '@shared/api/curves';

/** How far a curve is from its reference over the cycle, in parts of the reference's own range. */
export interface DifferenceRow {
  sensorId: string;
  name: string;
  /** One cell a stretch of time; NaN where there is nothing to compare. */
  cells: Float64Array;
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
  return { sensorId: curve.sensorId, name: curve.name, cells: row };
}

export function differenceRows(curves: CycleCurves, order: readonly string[], cells: number) {
  return order
    .map((id) => curves.curves.get(id))
    .filter((curve): curve is Curve => curve !== undefined)
    .map((curve) =>
      differenceRow(curve, curves.reference.get(curve.sensorId), curves.duration, cells),
    );
}

export interface Stretch {
  from: number;
  to: number;
}

/** Below this part of the sensor's range a difference is no stretch worth marking. */
const WORTH_MARKING = 0.05;

/** The stretch around the greatest difference in which it is at least half as great. */
export function worstStretch(row: DifferenceRow, duration: number): Stretch | undefined {
  const { cells } = row;
  let peak = -1;
  cells.forEach((value, i) => {
    if (value > (peak < 0 ? WORTH_MARKING : (cells[peak] ?? 0))) peak = i;
  });
  if (peak < 0) return undefined;
  const half = (cells[peak] ?? 0) / 2;
  let first = peak;
  let last = peak;
  while (first > 0 && (cells[first - 1] ?? NaN) >= half) first--;
  while (last < cells.length - 1 && (cells[last + 1] ?? NaN) >= half) last++;
  const width = duration / cells.length;
  return { from: first * width, to: (last + 1) * width };
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
