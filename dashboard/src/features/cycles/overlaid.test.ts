import { describe, expect, it, vi } from 'vitest';
import type { Curve, CycleCurves } from '@shared/api/curves';

// uPlot asks for the screen when it is loaded.
vi.stubGlobal('matchMedia', () => ({ addEventListener: () => undefined }));
const { overlaid } = await import('./overlaid');

const cycle = (times: number[], gaps: Curve['gaps'] = []): CycleCurves => {
  const curve = {
    sensorId: 'a',
    name: 'A',
    unit: '',
    times: Float64Array.from(times),
    values: Float64Array.from(times, () => 1),
    gaps,
  };
  return { cycleId: 'c', duration: 10, curves: new Map([['a', curve]]), reference: new Map() };
};

describe('curves laid over each other', () => {
  it('are broken off where samples are missing, and nowhere else', () => {
    const [times, first, second] = overlaid([cycle([0, 1, 9], [{ from: 1, to: 9 }]), cycle([0, 4, 9])], 'a');
    expect(times).toEqual([0, 1, 4, 5, 9]);
    // Null ends a line; what is undefined is gone over.
    expect(first).toEqual([1, 1, null, null, 1]);
    expect(second).toEqual([1, undefined, 1, undefined, 1]);
  });

  it('are none of a sensor that a cycle does not have', () => {
    expect(overlaid([cycle([0]), cycle([0])], 'b')[0]).toEqual([]);
  });
});
