import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['en'] });
const { typicalDeviation, typicalHealth, usualOf } = await import('./typical');

const typical = { deviations: new Map(), healths: [62.04, 99.99, 80], inUse: { quality_threshold: 0.5 } };

describe('what is typical', () => {
  it('is told in the sensor’s unit, with the same decimals', () => {
    const usual = { sensor_id: 'a', unit: 'bar', cycles: 12, lowest: 0.604, median: 1.1, largest: 1.9 };
    expect(typicalDeviation(usual)).toBe('Healthy cycles here: 0.60–1.90\u00a0bar, half of them up to 1.10\u00a0bar (12 cycles).');
    expect(typicalDeviation(undefined)).toContain('No healthy cycle');
  });

  it('is the span of the last healths', () => {
    expect(typicalHealth(typical)).toBe('The last 3 cycles here: 62.0–100.');
    expect(typicalHealth({ ...typical, healths: [] })).toBe('');
  });

  it('is the default that holds here, unless the last analysis used a choice', () => {
    expect(usualOf(typical, 'quality_threshold', false, '0.3')).toBe('0.5');
    expect(usualOf(typical, 'quality_threshold', true, '0.3')).toBe('0.3');
    expect(usualOf(typical, 'smoothing_order', false, '2')).toBe('2');
  });
});
