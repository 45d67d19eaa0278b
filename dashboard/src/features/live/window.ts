import type { Curve } from '@shared/api/curves';
import type { Stretch } from '@shared/api/gaps';
import type { Ring } from '@shared/live/ring';

/** What is told of a sensor beside its curve, for the window that is shown. */
export interface WindowStats {
  current: number;
  min: number;
  max: number;
  mean: number;
  quality: number;
  count: number;
}

const NOTHING: WindowStats = {
  current: NaN,
  min: Infinity,
  max: -Infinity,
  mean: NaN,
  quality: NaN,
  count: 0,
};

export function statsOf(ring: Ring | undefined, from: number): WindowStats {
  const first = ring?.firstAtOrAfter(from) ?? 0;
  if (!ring || first >= ring.length) return NOTHING;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let quality = 0;
  for (let i = first; i < ring.length; i++) {
    const value = ring.value(i);
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    quality += ring.quality(i);
  }
  const count = ring.length - first;
  return {
    current: ring.value(ring.length - 1),
    min,
    max,
    mean: sum / count,
    quality: quality / count,
    count,
  };
}

/** Memory for the points of one curve, used again for every picture. */
export class CurveBuffer {
  private xs = new Float64Array(512);
  private ys = new Float64Array(512);
  /** Between which times the curve that was filled in last is broken, oldest first. */
  gaps: Stretch[] = [];

  /**
   * The readings from a time on, and the one before it, so that the curve enters the picture at
   * its edge.
   */
  fill(ring: Ring | undefined, from: number): [Float64Array, Float64Array] {
    this.gaps = [];
    const first = Math.max(0, (ring?.firstAtOrAfter(from) ?? 0) - 1);
    const count = (ring?.length ?? 0) - first;
    if (!ring || count <= 0) return [this.xs.subarray(0, 0), this.ys.subarray(0, 0)];
    if (count > this.xs.length) {
      this.xs = new Float64Array(count * 2);
      this.ys = new Float64Array(count * 2);
    }
    for (let i = 0; i < count; i++) {
      this.xs[i] = ring.time(first + i);
      this.ys[i] = ring.value(first + i);
      if (i > 0 && ring.isAfterGap(first + i))
        this.gaps.push({ from: ring.time(first + i - 1), to: ring.time(first + i) });
    }
    return [this.xs.subarray(0, count), this.ys.subarray(0, count)];
  }
}

export interface Range {
  min: number;
  max: number;
}

export function rangeOf(curve: Curve | undefined): Range | undefined {
  if (!curve || curve.values.length === 0) return undefined;
  let min = Infinity;
  let max = -Infinity;
  for (const value of curve.values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

const MARGIN = 0.08;
const SHRINK = 0.03;

/**
 * The vertical range for the next picture: grows at once, so that nothing is cut off, and shrinks
 * slowly, so that the picture stays calm.
 */
export function nextRange(before: Range | undefined, wanted: Range): Range {
  const flat = Math.abs(wanted.max) * 0.01 || 1;
  const room = wanted.max > wanted.min ? (wanted.max - wanted.min) * MARGIN : flat;
  const min = wanted.min - room;
  const max = wanted.max + room;
  if (!before) return { min, max };
  return {
    min: min < before.min ? min : before.min + (min - before.min) * SHRINK,
    max: max > before.max ? max : before.max + (max - before.max) * SHRINK,
  };
}
