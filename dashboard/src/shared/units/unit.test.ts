import { describe, expect, it } from 'vitest';
import { unitShown } from './unit';

describe('units', () => {
  it.each([
    ['degC', '°C'],
    ['DegC', '°C'],
    ['Cel', '°C'],
    ['degF', '°F'],
    ['[degF]', '°F'],
    ['deg', '°'],
    ['m/s2', 'm/s²'],
    ['m/s^2', 'm/s²'],
    ['m3/h', 'm³/h'],
    ['N/mm2', 'N/mm²'],
    ['cm**3', 'cm³'],
    ['um', 'µm'],
    ['um2', 'µm²'],
    ['kOhm', 'kΩ'],
    ['Ohm', 'Ω'],
    ['percent', '%'],
  ])('%s is shown as %s', (sent, shown) => {
    expect(unitShown(sent)).toBe(shown);
  });

  it.each(['kN', 'bar', '°C', 'C', 'mm', 'pcs', 'rpm', 'm/s', 'CO2', 'H2O', 'items2', 'MS', 'g'])(
    '%s is shown as it is',
    (unit) => {
      expect(unitShown(unit)).toBe(unit);
    },
  );

  it('are empty where there is none', () => {
    expect(unitShown(undefined)).toBe('');
    expect(unitShown('  ')).toBe('');
  });
});
