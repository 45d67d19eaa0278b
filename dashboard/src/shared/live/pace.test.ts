import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

function paceOf(...distances: number[]): Pace {
  const pace = new Pace();
  distances.forEach((distance) => pace.learn(distance));
  return pace;
}

describe('Pace', () => {
  it('is not known from two distances', () => {
    expect(paceOf(1, 1).usual).toBeNaN();
  });

  it('does not change with a pause', () => {
    expect(paceOf(...Array<number>(20).fill(0.1), 60, 0.1, 0.1).usual).toBe(0.1);
  });

  it('is the longer distance of a sensor that reports in bursts', () => {
    expect(paceOf(0.01, 5, 0.01, 5, 0.01, 5, 0.01, 5).usual).toBe(5);
  });

  it('follows a sensor that is read more rarely from now on', () => {
    expect(paceOf(...Array<number>(100).fill(0.1), ...Array<number>(32).fill(2)).usual).toBe(2);
  });
});
