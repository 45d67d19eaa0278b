import { describe, expect, it } from 'vitest';
import { rateOf } from './rate';
import { Ring } from './ring';

function ring(times: number[]): Ring {
  const made = new Ring(4096);
  times.forEach((time) => made.add(time, 0, 1));
  return made;
}

const every = (step: number, from: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + i * step);

describe('rateOf', () => {
  it('is right from the first two readings on', () => {
    expect(rateOf(ring([7]))).toBe(0);
    expect(rateOf(ring(every(0.1, 0, 2)))).toBeCloseTo(10);
    expect(rateOf(ring(every(0.02, 0, 1500)))).toBeCloseTo(50);
  });

  it('follows a change within seconds', () => {
    expect(rateOf(ring([...every(0.01, 0, 1000), ...every(0.1, 10, 60)]))).toBeCloseTo(10);
  });

  it('leaves out the pause between two cycles', () => {
    expect(rateOf(ring([...every(0.1, 0, 50), ...every(0.1, 9, 10)]))).toBeCloseTo(10);
  });

  it('knows slow sensors', () => {
    expect(rateOf(ring(every(10, 0, 4)))).toBeCloseTo(0.1);
  });
});
