import { describe, expect, it } from 'vitest';
import type { Curve } from '@shared/api/curves';
import { csvOf } from './csv';

const curve = (sensorId: string, name: string, times: number[], values: number[]): Curve => ({
  sensorId,
  name,
  unit: 'bar',
  times: Float64Array.from(times),
  values: Float64Array.from(values),
  gaps: [],
});
const tableOf = (...curves: Curve[]) =>
  csvOf({
    cycleId: 'c',
    duration: 1,
    curves: new Map(curves.map((each) => [each.sensorId, each])),
    reference: new Map(),
  });

describe('csvOf', () => {
  it('puts readings of the same moment in one row and leaves gaps empty', () => {
    const table = tableOf(curve('a', 'A', [0, 1], [5, 6]), curve('b', 'B', [0.5, 1], [7, 8]));
    expect(table).toBe('seconds,A [bar],B [bar]\r\n0,5,\r\n0.5,,7\r\n1,6,8\r\n');
  });

  it('leaves numbers below zero numbers', () => {
    expect(tableOf(curve('a', 'A', [0], [-5]))).toBe('seconds,A [bar]\r\n0,-5\r\n');
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx'])('disarms a name that begins like %j', (name) => {
    expect(tableOf(curve('a', name, [], []))).toContain(`'${name} [bar]`);
  });

  it('quotes names and disarms formulas', () => {
    expect(tableOf(curve('a', '=1+1, "x"', [], []))).toContain(`"'=1+1, ""x"" [bar]"`);
  });
});
