import { describe, expect, it } from 'vitest';
import { Ring } from '@shared/live/ring';
import { CurveBuffer, nextRange, statsOf } from './window';

function ringOf(...values: number[]): Ring {
  const ring = new Ring(2000);
  values.forEach((value, time) => ring.add(time, value, 0.5));
  return ring;
}

describe('statsOf', () => {
  it('counts only what is in the window', () => {
    expect(statsOf(ringOf(100, 1, 2, 6), 1)).toEqual({
      current: 6,
      min: 1,
      max: 6,
      mean: 3,
      quality: 0.5,
      count: 3,
    });
  });

  it('has nothing to say of a silent sensor', () => {
    expect(statsOf(ringOf(1, 2), 10).count).toBe(0);
    expect(statsOf(undefined, 0).count).toBe(0);
  });
});

describe('CurveBuffer', () => {
  it('begins one reading before the window', () => {
    const [xs, ys] = new CurveBuffer().fill(ringOf(10, 11, 12, 13), 2);
    expect([...xs]).toEqual([1, 2, 3]);
    expect([...ys]).toEqual([11, 12, 13]);
  });

  it('tells where the curve is broken', () => {
    const ring = new Ring(100);
    [1, 2, 3, 4, 9, 10].forEach((time) => ring.add(time, 0, 1));
    const buffer = new CurveBuffer();
    buffer.fill(ring, 0);
    expect(buffer.gaps).toEqual([{ from: 4, to: 9 }]);
    buffer.fill(ring, 9.5);
    expect(buffer.gaps).toEqual([]);
  });

  it('takes more than it has had before', () => {
    const buffer = new CurveBuffer();
    const [xs] = buffer.fill(ringOf(...Array.from({ length: 1500 }, (_, i) => i)), 0);
    expect(xs).toHaveLength(1500);
    expect(buffer.fill(undefined, 0)[0]).toHaveLength(0);
  });
});

describe('nextRange', () => {
  it('grows at once and shrinks slowly', () => {
    const first = nextRange(undefined, { min: 0, max: 100 });
    expect(first).toEqual({ min: -8, max: 108 });
    expect(nextRange(first, { min: 0, max: 1000 }).max).toBe(1080);
    const shrunk = nextRange(first, { min: 0, max: 10 });
    expect(shrunk.max).toBeGreaterThan(100);
    expect(shrunk.max).toBeLessThan(108);
  });

  it('gives a flat curve room', () => {
    expect(nextRange(undefined, { min: 0, max: 0 })).toEqual({ min: -1, max: 1 });
  });
});
