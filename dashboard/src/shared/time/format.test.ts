import { describe, expect, it } from 'vitest';
import { alike, besides, duration, health, number, percent } from './format';

describe('format', () => {
  it('shows as many digits as help', () => {
    expect(number(1234.56)).toBe('1235');
    expect(number(123.456)).toBe('123.5');
    expect(number(12.3456)).toBe('12.35');
    expect(number(0.12345)).toBe('0.123');
    expect(number(0)).toBe('0.00');
    expect(number(9.83e-4)).toBe('0.00098');
    expect(number(-0.0042)).toBe('-0.0042');
    expect(number(1.5e9)).toBe('1.5 × 10⁹');
    expect(number(-3.2e-8)).toBe('-3.2 × 10⁻⁸');
    expect(number(null)).toBe('–');
  });

  it('shows numbers that change in place beside the largest', () => {
    const shown = besides(202.8);
    expect([shown(202.8), shown(-0.0047), shown(12.34), shown(NaN)]).toEqual(['202.8', '0.0', '12.3', '–']);
    expect(besides(0.51)(-0.0001)).toBe('0.000');
    expect(besides(NaN)(3.14159)).toBe('3.14');
  });

  it('shows durations by their size', () => {
    expect(duration(9.34)).toBe('9.3 s');
    expect(duration(309)).toBe('5:09');
    expect(duration(3909)).toBe('1:05:09');
    expect(duration(undefined)).toBe('–');
  });

  it('never rounds an unhealthy cycle up to a full hundred', () => {
    expect(health(100)).toBe('100');
    expect(health(99.9)).toBe('99.9');
    expect(health(null)).toBe('–');
  });

  it('never rounds a health up to a limit that it is below', () => {
    expect([69.94, 69.96, 69.999, 69.99999, 70, 70.04, 39.97].map(health)).toEqual([
      '69.9',
      '69.96',
      '69.99',
      '69.99',
      '70.0',
      '70.0',
      '39.97',
    ]);
  });

  it('shows shares in per cent', () => {
    expect(percent(0.417)).toBe('42 %');
  });
});

describe('numbers below each other', () => {
  const shown = (...values: (number | null)[]) => values.map(alike(values));

  it('have the same decimals, whatever their size', () => {
    expect(shown(0.153, 0.0087, 0.0082, 0.013)).toEqual(['0.153', '0.009', '0.008', '0.013']);
    expect(shown(0.0087, 0.0082, 0.0153)).toEqual(['0.0087', '0.0082', '0.0153']);
    expect(shown(4.611, 1.05, 17.3)).toEqual(['4.61', '1.05', '17.30']);
    expect(shown(1234.5, 900.4)).toEqual(['1235', '900']);
  });

  it('do not show nothing for what is little', () => {
    expect(shown(120, 130, 0.2, 0, null)).toEqual(['120', '130', '< 1', '0', '–']);
  });
});
