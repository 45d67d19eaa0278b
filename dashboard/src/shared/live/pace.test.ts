import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

function paceOf(...distances: number[]): Pace {
  const pace = new Pace();
  distances.forEach((distance) => pace.learn(distance));
  return pace;
}

describe('Pace', () => {
  it('is not known from two distances', () => {
    expect(paceOf(1, 1).usual.longest).toBe(Infinity);
  });

  it('does not change with a pause', () => {
    expect(paceOf(...Array<number>(20).fill(0.1), 60, 0.1, 0.1).usual.distance).toBe(0.1);
  });

  it('follows a sensor that is read more rarely from now on', () => {
    expect(paceOf(...Array<number>(100).fill(0.1), ...Array<number>(32).fill(2)).usual.distance).toBe(2);
  });
});
