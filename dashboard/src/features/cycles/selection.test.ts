import { describe, expect, it } from 'vitest';
import type { Cycle } from '@shared/api/types';
import { healthPoints, readSelection, spanOf, toggled } from './selection';

describe('selected cycles', () => {
  it('are read from the address, each once and not too many', () => {
    expect(readSelection(new URLSearchParams('overlay=a,b,a'))).toEqual(['a', 'b']);
    expect(readSelection(new URLSearchParams('overlay=1,2,3,4,5,6,7,8,9'))).toHaveLength(8);
    expect(readSelection(new URLSearchParams(''))).toEqual([]);
  });

  it('come and go with a click, up to the limit', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    const full = ['1', '2', '3', '4', '5', '6', '7', '8'];
    expect(toggled(full, '9')).toEqual(full);
  });
});

describe('healthPoints', () => {
  it('runs from the oldest to the newest and leaves gaps where there is no health', () => {
    const cycle = (cycle_number: number, health_score: number | null) =>
      ({ cycle_number, health_score }) as Cycle;
    const points = healthPoints([cycle(3, 70), cycle(2, null), cycle(1, 100)]);
    expect(points.xs).toEqual([1, 2, 3]);
    expect(points.ys).toEqual([100, null, 70]);
    expect(points.recipes).toEqual(['']);
  });

  it('has a curve before anything is judged', () => {
    expect(healthPoints([]).recipes).toEqual(['']);
  });

  it('gives no health to what was broken off, and tells recipes apart', () => {
    const cycle = (cycle_number: number, recipe: string, state: string) =>
      ({ cycle_number, recipe, state, health_score: 100, severity: 'warning' }) as Cycle;
    const points = healthPoints([cycle(2, 'B', 'aborted'), cycle(1, '', 'stopped')]);
    expect(points.ys).toEqual([100, null]);
    expect(points.tones).toEqual(['warning', 'aborted']);
    expect(points.recipes).toEqual(['', 'B']);
  });
});

describe('spanOf', () => {
  it('counts the last day to its end', () => {
    const { from, to } = spanOf('2026-03-01', '2026-03-01');
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(86_400_000);
  });

  it('passes over what is no date', () => {
    expect(spanOf('soon', null)).toEqual({ from: undefined, to: undefined });
  });
});
