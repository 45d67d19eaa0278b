import { describe, expect, it } from 'vitest';
import { gapsOf, isInGap, longestBetweenPoints, usualOf } from './gaps';

const every = (step: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => from + i * step);

describe('gaps of a curve', () => {
  it('are none where a sensor keeps its own distance, however long that is', () => {
    expect(gapsOf(every(0.1, 100), { from: 0, to: 10 })).toEqual([]);
    expect(gapsOf(every(15, 5), { from: 0, to: 60 })).toEqual([]);
  });

  it('are where more than a few samples are missing', () => {
    const times = [...every(0.1, 20), ...every(0.1, 20, 5)];
    const [gap, ...others] = gapsOf(times, { from: 0, to: 6.9 });
    expect(gap?.from).toBeCloseTo(1.9);
    expect(gap?.to).toBe(5);
    expect(others).toEqual([]);
  });

  it('are at the ends, too: half of a cycle without samples', () => {
    expect(gapsOf(every(1, 31), { from: 0, to: 60 })).toEqual([{ from: 30, to: 60 }]);
    expect(gapsOf(every(1, 31, 30), { from: 0, to: 60 })).toEqual([{ from: 0, to: 30 }]);
  });

  it('are the whole cycle of a silent sensor', () => {
    expect(gapsOf([], { from: 0, to: 60 })).toEqual([{ from: 0, to: 60 }]);
  });

  it('are not seen in a sensor that samples as it likes', () => {
    const times = [0, 1, 1.2, 4, 4.1, 7.5, 8, 11, 11.3, 14, 17];
    expect(gapsOf(times, { from: 0, to: 18 })).toEqual([]);
  });

  it('are not points that were left out where nothing happened', () => {
    // Of each stretch the first, the lowest, the highest and the last point.
    const reduced = Array.from({ length: 150 }, (_, i) => [i, i + 0.3, i + 0.6, i + 0.99]).flat();
    expect(gapsOf(reduced, { from: 0, to: 150 }, true)).toEqual([]);
    const straight = Array.from({ length: 150 }, (_, i) => [i, i + 0.99]).flat();
    expect(gapsOf(straight, { from: 0, to: 150 }, true)).toEqual([]);
    const halved = straight.filter((time) => time < 50 || time > 100);
    expect(gapsOf(halved, { from: 0, to: 150 }, true)).toEqual([{ from: 49.99, to: 100.99 }]);
  });

  it('do not hold the samples at their edges', () => {
    const gaps = [{ from: 2, to: 5 }];
    expect([1, 2, 3, 5].map((time) => isInGap(gaps, time))).toEqual([false, false, true, false]);
  });
});

describe('the longest distance that is no gap', () => {
  const longest = (...distances: number[]) => usualOf(Float64Array.from(distances)).longest;

  it('is not known from two distances', () => {
    expect(longest(1, 1)).toBe(Infinity);
  });

  it('is three usual ones, whatever pauses there were', () => {
    expect(longest(1, 60, 1, 1, 1, 1)).toBe(3);
  });

  it('is longer for a sensor that samples unevenly, or in bursts', () => {
    expect(longest(1, 1, 1, 2, 2)).toBe(10);
    expect(longest(0.01, 5, 0.01, 5, 0.01, 5)).toBe(15);
  });

  it('is longer where a point stands for several samples', () => {
    const usual = usualOf(Float64Array.from([1, 1, 1]));
    expect(longestBetweenPoints(usual, 10)).toBe(60);
    expect(longestBetweenPoints(usual, 0.1)).toBe(3);
  });
});
