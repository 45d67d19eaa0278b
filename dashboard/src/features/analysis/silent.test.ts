import { describe, expect, it, vi } from 'vitest';
import type { Curve, CycleCurves } from '@shared/api/curves';

vi.stubGlobal('navigator', { languages: ['en'] });
const { culprits, withEmpty, withSilent } = await import('./silent');
const { csvOf } = await import('./csv');
const { cycleData } = await import('./cycleOptions');

const curve = (sensorId: string, times: number[], gaps: Curve['gaps'] = []): Curve => ({
  sensorId,
  name: sensorId.toUpperCase(),
  unit: 'bar',
  times: Float64Array.from(times),
  values: Float64Array.from(times, () => 1),
  gaps,
});
const cycle = (...curves: Curve[]): CycleCurves => ({
  cycleId: 'c',
  duration: 10,
  curves: new Map(curves.map((each) => [each.sensorId, each])),
  reference: new Map(),
});

describe('silent sensors', () => {
  const analysis = {
    cycle_id: 'c',
    anomaly_flag: true,
    severity: 'warning' as const,
    alerts: [],
    missing_sensors: ['m'],
    top_3_sensors: [
      { sensor_id: 'm', sensor_name: 'M', contribution_share: 0.6, severity: 'warning' as const, kind: 'missing' },
    ],
    deviations: [
      { comparison_type: 'reference' as const, sensor_id: 'a', contribution_rank: 1, contribution_share: 0.4, kind: 'level', severity: 'critical' as const },
    ],
  };

  it('are blamed first, with the share that the verdict gives them', () => {
    expect(culprits(analysis, (id) => `sensor ${id}`)).toMatchObject([
      { sensorId: 'm', name: 'sensor m', kind: 'missing', share: 0.6 },
      { sensorId: 'a', severity: 'critical', share: 0.4 },
    ]);
  });

  it('have a curve that is a gap all over, beside the reference’s', () => {
    const all = withSilent(cycle(curve('a', [0, 10])), ['m'], new Map(), cycle(curve('m', [0, 5, 10])));
    expect([...all.curves.keys()]).toEqual(['m', 'a']);
    expect(all.curves.get('m')).toMatchObject({ name: 'M', unit: 'bar', gaps: [{ from: 0, to: 10 }] });
    const [times, expected, values] = cycleData(
      all.curves.get('m') as Curve,
      all.reference.get('m'),
    );
    expect(times).toEqual([0, 5, 10]);
    expect(expected).toEqual([1, 1, 1]);
    expect(values).toEqual([null, null, null]);
  });

  it('are not made up where no curve is kept', () => {
    expect(withSilent(cycle(), ['m'], new Map(), undefined).curves.size).toBe(0);
  });
});

describe('silent sensors in a table', () => {
  it('have a column without numbers, and what was measured stays', () => {
    const measured = cycle(curve('a', [0, 10]), curve('poor', [1]));
    const known = { sensor_id: 'm', name: 'M', type: 'analog', unit: 'bar' };
    const all = withEmpty(measured, ['m', 'poor', 'unknown'], new Map([['m', known]]));
    expect(csvOf(all)).toBe('seconds,A [bar],POOR [bar],M [bar],unknown\r\n0,1,,,\r\n1,,1,,\r\n10,1,,,\r\n');
  });
});

describe('a curve with a gap', () => {
  it('ends before it and begins behind it, while the reference goes on', () => {
    const gaps = [{ from: 2, to: 8 }];
    const [times, expected, values] = cycleData(
      curve('a', [0, 1, 2, 8, 9], gaps),
      curve('a', [0, 2, 4, 6, 8, 10]),
    );
    expect(times).toEqual([0, 1, 2, 4, 5, 6, 8, 9, 10]);
    expect(values).toEqual([1, 1, 1, null, null, null, 1, 1, null]);
    expect(expected).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});
