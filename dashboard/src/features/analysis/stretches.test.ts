import { describe, expect, it } from 'vitest';
import type { Deviation } from '@shared/api/types';
import { columnsOf, largestThere } from './columns';
import { heatAlpha, isMarked } from './heat';
import { largestOf, stretchesOf, whereOf } from './stretches';

const told = (from_s: number, to_s: number, largest: number) => ({
  from_s,
  to_s,
  largest,
  largest_at_s: (from_s + to_s) / 2,
});
const deviation = (more: Partial<Deviation>): Deviation => ({
  comparison_type: 'reference',
  sensor_id: 'a',
  severity: 'warning',
  unit: 'bar',
  max_deviation: 9,
  peak_deviation_time: '2026-03-01T12:00:04Z',
  ...more,
});

describe('where a sensor was out of the ordinary', () => {
  const both = deviation({
    deviating_stretches: [told(0.6, 3, -2), told(4.4, 5.5, 3)],
    deviating_from_s: 4.4,
    deviating_to_s: 5.5,
  });

  it('is what the verdict says, in the table as in the curves', () => {
    expect(stretchesOf(both)).toEqual([
      { from: 0.6, to: 3 },
      { from: 4.4, to: 5.5 },
    ]);
    expect(whereOf(both)).toBe('0.6–3, 4.4–5.5\u00a0s');
    expect(whereOf(deviation({ deviating_stretches: [told(0, 6, 1)] }))).toBe('whole cycle');
    expect(whereOf(deviation({}))).toBe('–');
    expect(stretchesOf(undefined)).toEqual([]);
    expect(stretchesOf({ ...both, severity: 'normal' })).toEqual([]);
  });

  it('has the largest difference that is told', () => {
    expect(largestOf(both)?.largest).toBe(3);
    const usual = deviation({});
    expect([both, usual].map(largestThere([both, usual]))).toEqual(['3.00\u00a0bar at 5.0\u00a0s', '–']);
  });

  it('is not all of the cycle: the largest of that is told of each sensor alike', () => {
    const largest = columnsOf([both]).find(({ name }) => name === 'largest');
    expect(largest?.show(both)).toBe('9.00\u00a0bar');
  });

  it('says nothing of a difference where samples are missing', () => {
    expect(largestOf(deviation({ deviating_stretches: [told(1, 2, 0)] }))).toBeUndefined();
  });

  it('stands out in the map against any difference that is usual', () => {
    expect(heatAlpha(0.01, true)).toBeGreaterThan(heatAlpha(5, false));
    expect(heatAlpha(NaN, true)).toBeGreaterThan(heatAlpha(5, false));
    expect(heatAlpha(0.4, true)).toBeGreaterThan(heatAlpha(0.2, true));
    expect(heatAlpha(0.2, false)).toBeGreaterThan(heatAlpha(0.05, false));
    expect([NaN, 0.02].map((small) => heatAlpha(small, false))).toEqual([0, 0]);
    expect(heatAlpha(9, true)).toBe(1);
  });

  it('is coloured in the map, however short it is', () => {
    const row = {
      sensorId: 'a',
      name: 'A',
      cells: new Float64Array(6),
      gaps: [],
      stretches: [
        { from: 0.9, to: 3 },
        { from: 4.4, to: 4.5 },
      ],
    };
    expect([0, 1, 2, 3, 4, 5].map((cell) => isMarked(row, cell, 6))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
  });
});
