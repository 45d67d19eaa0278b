import { describe, expect, it } from 'vitest';
import { columnsOf, secondsInto } from './columns';

const row = (max_deviation: number, unit: string, times_usual: number | null = 1) => ({
  comparison_type: 'reference' as const,
  sensor_id: `${max_deviation}`,
  max_deviation,
  unit,
  times_usual,
});

const shown = (name: string, ...rows: ReturnType<typeof row>[]) =>
  rows.map((each) => columnsOf(rows).find((column) => column.name === name)?.show(each));

describe('columns of deviations', () => {
  it('have the same decimals for one unit', () => {
    expect(shown('largest', row(12.345, 'bar'), row(0.5, 'bar'), row(3, 'bar'))).toEqual([
      '12.35\u00a0bar',
      '0.50\u00a0bar',
      '3.00\u00a0bar',
    ]);
  });

  it('do not force the decimals of one unit on another', () => {
    expect(shown('largest', row(1234, 'rpm'), row(0.0123, 'mm'))).toEqual(['1234\u00a0rpm', '0.012\u00a0mm']);
  });

  it('have units as people write them', () => {
    expect(shown('largest', row(5.5, 'degC'))).toEqual(['5.50\u00a0°C']);
  });

  it('do not pretend to know how many thousand times', () => {
    expect(shown('times', row(1, '', 2.345), row(1, '', 1e9), row(1, '', null))).toEqual([
      '2.3 ×',
      '> 1000 ×',
      '–',
    ]);
  });
});

describe('a moment', () => {
  it('is told in seconds after the start of the cycle', () => {
    expect(secondsInto('2026-03-01T12:00:41.26Z', '2026-03-01T12:00:30Z')).toBe('11.3\u00a0s');
    expect(secondsInto(null, '2026-03-01T12:00:30Z')).toBe('–');
    expect(secondsInto('2026-03-01T12:00:30Z', null)).toBe('–');
  });
});
