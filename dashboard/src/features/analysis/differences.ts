import { valueAt, type Curve, type CycleCurves } from '@shared/api/curves';
import type { Stretch } from '@shared/api/gaps';

/** How far a curve is from its reference over the cycle, in parts of the reference's own range. */
export interface DifferenceRow {
  sensorId: string;
  name: string;
  /** One cell a stretch of time; NaN where there is nothing to compare. */
  cells: Float64Array;
  /** Where the sensor gave no samples, in seconds. */
  gaps: readonly Stretch[];
  /** Where it was out of the ordinary, in seconds. */
  stretches: readonly Stretch[];
}

const LOOKS_PER_CELL = 4;

export function differenceRow(
  curve: Curve,
  reference: Curve | undefined,
  duration: number,
  cells: number,
  stretches: readonly Stretch[] = [],
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
  return { sensorId: curve.sensorId, name: curve.name, cells: row, gaps: curve.gaps, stretches };
}

/**
 * @param order of the sensors
 * @param stretches of those that are to blame
 */
export function differenceRows(
  curves: CycleCurves,
  order: readonly string[],
  cells: number,
  stretches: ReadonlyMap<string, readonly Stretch[]>,
) {
  return order
    .map((id) => curves.curves.get(id))
    .filter((curve): curve is Curve => curve !== undefined)
    .map((curve) =>
      differenceRow(
        curve,
        curves.reference.get(curve.sensorId),
        curves.duration,
        cells,
        stretches.get(curve.sensorId),
      ),
    );
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
