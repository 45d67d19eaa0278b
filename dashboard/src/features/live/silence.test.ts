import { describe, expect, it } from 'vitest';
import { Ring } from '@shared/live/ring';
import { silenceOf } from './silence';

const readAt = (...times: number[]) => {
  const ring = new Ring(1000);
  times.forEach((time) => ring.add(time, 0, 1));
  return ring;
};
const moment = { newest: 130, oldest: 100, cycleStart: 90 };
const reference = (...times: number[]) => ({
  sensorId: 'a',
  name: 'a',
  unit: '',
  times: Float64Array.from(times),
  values: Float64Array.from(times),
  gaps: [],
});

describe('silenceOf', () => {
  it('begins with the last reading', () => {
    const ring = readAt(110, 110.1, 110.2, 110.3, 110.4);
    expect(silenceOf(ring, undefined, moment)).toEqual({ since: 110.4, orBefore: false });
  });

  it('is none as long as the sensor is heard, or waits no longer than it usually does', () => {
    expect(silenceOf(readAt(127, 128, 129, 130), undefined, moment)).toBeUndefined();
    expect(silenceOf(readAt(100, 108, 116, 124), undefined, moment)).toBeUndefined();
    expect(silenceOf(readAt(128.9, 129, 129.1, 129.2), undefined, moment)).toBeUndefined();
  });

  it('is known of a sensor that was never heard of, but not from when on', () => {
    expect(silenceOf(undefined, undefined, moment)).toEqual({ since: 100, orBefore: true });
    const lately = { ...moment, cycleStart: 115 };
    expect(silenceOf(undefined, undefined, lately)).toEqual({ since: 115, orBefore: false });
    expect(silenceOf(undefined, undefined, { ...moment, cycleStart: 125 })).toBeUndefined();
  });

  it('does not count the pause before the cycle', () => {
    const ring = readAt(100, 100.1, 100.2, 100.3);
    expect(silenceOf(ring, undefined, { ...moment, cycleStart: 129 })).toBeUndefined();
    expect(silenceOf(ring, undefined, { ...moment, cycleStart: 127 })?.since).toBe(127);
  });

  it('is none where the reference was silent as long', () => {
    const ring = readAt(110, 110.1, 110.2, 110.3);
    expect(silenceOf(ring, reference(0, 0.1, 25, 25.1), moment)).toBeUndefined();
    expect(silenceOf(ring, reference(0, 0.1, 5, 5.1), moment)).toBeDefined();
  });

  it('is none while nothing is heard of any sensor', () => {
    expect(silenceOf(undefined, undefined, { newest: -Infinity, oldest: Infinity, cycleStart: 0 })).toBeUndefined();
  });
});
