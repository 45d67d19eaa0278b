import { describe, expect, it } from 'vitest';
import type { Curve } from '@shared/api/curves';
import { aligned, alongCycle } from './alignment';
import { differenceRow } from './differences';

const moments = (...pairs: [number, number][]) =>
  pairs.map(([at_s, reference_at_s]) => ({ at_s, reference_at_s }));

const curve = (times: number[], values: number[]): Curve => ({
  sensorId: 'a',
  name: 'A',
  unit: '',
  times: Float64Array.from(times),
  values: Float64Array.from(values),
  gaps: [],
});

describe('the time of the reference along that of the cycle', () => {
  it('goes straight between the moments, and on beyond them', () => {
    const alignment = moments([1, 0], [11, 5]);
    expect([0, 2.5, 5, 6, -1].map((time) => alongCycle(alignment, time))).toEqual([1, 6, 11, 12, 0]);
  });

  it('waits while the cycle pauses', () => {
    const alignment = moments([0, 0], [4, 4], [9, 4], [15, 10]);
    expect([3, 4, 5, 10].map((time) => alongCycle(alignment, time))).toEqual([3, 4, 10, 15]);
  });

  it('is as it was where nothing is told of it', () => {
    expect(alongCycle([], 3)).toBe(3);
  });

  it('leaves no difference between curves of which one only took longer', () => {
    const shape = [0, 5, 9, 5, 0];
    const own = curve([1, 3, 5, 7, 9], shape);
    const reference = curve([0, 1, 2, 3, 4], shape);
    const curves = {
      cycleId: 'c',
      duration: 9,
      curves: new Map([['a', own]]),
      reference: new Map([['a', reference]]),
    };
    const drawn = aligned(curves, moments([1, 0], [9, 4])).reference.get('a');
    const row = differenceRow(own, drawn, 9, 18);
    expect(Math.max(...row.cells.filter((cell) => !Number.isNaN(cell)))).toBeCloseTo(0);
    expect(aligned(curves, undefined)).toBe(curves);
  });
});
