import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['en'] });
const { adviceFor } = await import('./advice');
const { quantityOf } = await import('@shared/units/quantity');
type Analysis = Parameters<typeof adviceFor>[0];
type Deviation = Analysis['deviations'][number];

const deviation = (sensor_id: string, contribution_rank: number, more: Partial<Deviation> = {}): Deviation => ({
  comparison_type: 'reference',
  sensor_id,
  sensor_name: sensor_id,
  contribution_rank,
  kind: 'level',
  severity: 'warning',
  ...more,
});
const analysis = (more: Partial<Analysis>): Analysis => ({
  cycle_id: 'c',
  anomaly_flag: true,
  severity: 'warning',
  deviations: [],
  alerts: [],
  ...more,
});
const off = (largest: number) => [{ from_s: 1, to_s: 2, largest, largest_at_s: 1.5 }];
const adviceOn = (more: Partial<Deviation>, type?: string) =>
  adviceFor(analysis({ deviations: [deviation('It', 1, more)] }), () => ({ type }))[0]?.words;

describe('advice', () => {
  it('looks for a loss where a curve lies below its reference', () => {
    const below = { kind: 'shape', deviating_stretches: off(-40) };
    expect(adviceOn({ ...below, unit: 'bar' })).toMatch(/lower than usual.* leak/);
    expect(adviceOn({ ...below, unit: 'kN' })).toMatch(/too little pressure/);
    expect(adviceOn({ ...below, unit: 'x' })).toMatch(/a loss/);
    expect(adviceOn({ ...below, unit: 'bar' })).not.toMatch(/friction|wear/);
  });

  it('looks for what resists where it lies above', () => {
    const above = { kind: 'level', deviating_stretches: off(3) };
    expect(adviceOn({ ...above, unit: 'A' })).toMatch(/higher than usual.* friction/);
    expect(adviceOn({ ...above, unit: 'degC' })).toMatch(/cooling/);
    expect(adviceOn({ ...above, unit: 'x' })).toMatch(/blockage/);
  });

  it('looks for wear where something shakes otherwise', () => {
    const shaking = { kind: 'shape', unit: 'mm/s', deviating_stretches: off(-2) };
    expect(adviceOn(shaking, 'accelerometer')).toMatch(/wear, looseness or a bearing/);
    expect(adviceOn({ kind: 'shape', unit: 'bar' })).toMatch(/wear/);
    expect(adviceOn({ kind: 'level', deviating_stretches: off(2) }, 'accelerometer')).toMatch(/bearing/);
  });

  it('fits what else there is', () => {
    expect(adviceOn({ kind: 'timing' })).toMatch(/slow supply/);
    expect(adviceOn({ kind: 'peak' })).toMatch(/impact/);
    expect(adviceOn({ kind: 'missing' })).toMatch(/cable/);
  });

  it('is on the sensors that matter, at most three', () => {
    const deviations = [1, 2, 3, 4].map((rank) => deviation(`s${rank}`, rank));
    expect(adviceFor(analysis({ deviations })).map(({ sensorId }) => sensorId)).toEqual(['s1', 's2', 's3']);
  });

  it('names a silent sensor first', () => {
    const found = adviceFor(
      analysis({ missing_sensors: ['m'], deviations: [deviation('a', 1)] }),
      (id) => ({ name: `sensor ${id}` }),
    );
    expect(found.map(({ sensorId }) => sensorId)).toEqual(['m', 'a']);
    expect(found[0]?.words).toContain('sensor m');
  });

  it('does not send people to sensors that were as usual', () => {
    const deviations = [deviation('a', 1, { kind: 'none' }), deviation('b', 2)];
    expect(adviceFor(analysis({ deviations })).map(({ sensorId }) => sensorId)).toEqual(['b']);
  });

  it('says so when nothing needs a look', () => {
    const calm = { anomaly_flag: false, severity: 'normal' as const };
    expect(adviceFor(analysis({ ...calm, deviations: [deviation('a', 1)] }))[0]?.sensorId).toBeUndefined();
  });

  it('names a cycle that took too long before the shape of a sensor', () => {
    const message = 'the cycle took 9 s instead of the usual 6 s';
    const alert = { id: 'x', alert_type: 'deviation_warning', severity: 'warning' as const, message };
    const deviations = [deviation('a', 1, { kind: 'shape' })];
    const found = adviceFor(analysis({ kind: 'length', deviations, alerts: [alert] }));
    expect(found.map(({ because }) => because)).toEqual([message, undefined]);
    expect(found[1]?.sensorId).toBe('a');
  });

  it('begins with the abort of an aborted cycle', () => {
    const found = adviceFor(analysis({ cycle_state: 'aborted', deviations: [deviation('a', 1)] }));
    expect(found).toHaveLength(1);
    expect(found[0]?.sensorId).toBeUndefined();
  });

  it('sends nobody to the last seconds of a cycle without samples', () => {
    const found = adviceFor(analysis({ cycle_state: 'aborted' }), undefined, {
      end_reason: 'sample_timeout',
      sample_count: 0,
    });
    expect(found[0]?.words).toContain('no sample arrived');
  });
});

describe('what a sensor measures', () => {
  it('is told by its type, else by a unit that leaves no doubt', () => {
    expect(quantityOf('Pressure', 'V')).toBe('pressure');
    expect(quantityOf('analog', 'degC')).toBe('temperature');
    expect(quantityOf('analog', 'm/s2')).toBe('vibration');
    expect(quantityOf('analog', 'mm/s')).toBe('other');
    expect(quantityOf(undefined, undefined)).toBe('other');
  });
});
