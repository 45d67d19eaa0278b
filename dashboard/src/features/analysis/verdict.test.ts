import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['en'] });
const { adviceFor, alarmOf, blamed, meaningOf, ranked } = await import('./verdict');
type Analysis = Parameters<typeof adviceFor>[0];

const analysis = (more: Partial<Analysis>): Analysis => ({
  cycle_id: 'c',
  anomaly_flag: false,
  severity: 'normal',
  deviations: [],
  alerts: [],
  ...more,
});
const deviation = (
  sensor_id: string,
  contribution_rank: number,
  share: number,
  kind = 'level',
  severity: 'normal' | 'warning' = 'warning',
) => ({
  comparison_type: 'reference' as const,
  sensor_id,
  sensor_name: sensor_id,
  contribution_rank,
  contribution_share: share,
  kind,
  severity,
});

describe('verdict', () => {
  it('ranks one comparison at a time', () => {
    const all = [deviation('b', 2, 0.2), deviation('a', 1, 0.8)];
    expect(ranked(all, 'reference').map(({ sensor_id }) => sensor_id)).toEqual(['a', 'b']);
    expect(ranked(all, 'previous')).toEqual([]);
  });

  it('does not alarm by the number when no alarm was found', () => {
    expect(meaningOf(analysis({ health_score: 30 })).tone).toBe('quiet');
    expect(meaningOf(analysis({ health_score: 30, learned_cycles: 2 })).words).toContain('2 of 5');
    expect(meaningOf(analysis({ health_score: 30, severity: 'critical' })).tone).toBe('critical');
    expect(meaningOf(analysis({ health_score: 99 })).tone).toBe('good');
    expect(meaningOf(analysis({ health_score: null })).tone).toBe('none');
  });

  it('advises on the sensors that matter, at most three', () => {
    const deviations = [1, 2, 3, 4].map((rank) => deviation(`s${rank}`, rank, 0.25));
    const found = adviceFor(analysis({ severity: 'warning', anomaly_flag: true, deviations }));
    expect(found.map(({ sensorId }) => sensorId)).toEqual(['s1', 's2', 's3']);
  });

  it('names a silent sensor first', () => {
    const found = adviceFor(
      analysis({ severity: 'warning', missing_sensors: ['m'], deviations: [deviation('a', 1, 1)] }),
      (id) => `sensor ${id}`,
    );
    expect(found.map(({ sensorId }) => sensorId)).toEqual(['m', 'a']);
    expect(found[0]?.words).toContain('sensor m');
  });

  it('does not send people to sensors that were as usual', () => {
    const deviations = [deviation('a', 1, 0.6, 'none'), deviation('b', 2, 0.4)];
    const found = adviceFor(analysis({ severity: 'warning', deviations }));
    expect(found.map(({ sensorId }) => sensorId)).toEqual(['b']);
  });

  it('says so when nothing needs a look', () => {
    const deviations = [deviation('a', 1, 1)];
    expect(adviceFor(analysis({ deviations }))[0]?.sensorId).toBeUndefined();
    expect(blamed(analysis({ deviations }))).toEqual([]);
  });

  it('blames no sensor that was as usual itself', () => {
    const deviations = [deviation('a', 1, 0.6), deviation('b', 2, 0.4, 'shape', 'normal')];
    expect(blamed(analysis({ severity: 'warning', deviations }))).toHaveLength(1);
  });

  it('names a cycle that took too long before the shape of a sensor', () => {
    const message = 'the cycle took 9 s instead of the usual 6 s';
    const alert = { id: 'x', alert_type: 'deviation_warning', severity: 'warning' as const, message };
    const deviations = [deviation('a', 1, 1, 'shape')];
    const found = adviceFor(
      analysis({ severity: 'warning', kind: 'length', deviations, alerts: [alert] }),
    );
    expect(found.map(({ because }) => because)).toEqual([message, undefined]);
    expect(found[1]?.sensorId).toBe('a');
  });

  it('begins with the abort of an aborted cycle', () => {
    const found = adviceFor(
      analysis({ cycle_state: 'aborted', severity: 'warning', deviations: [deviation('a', 1, 1)] }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.sensorId).toBeUndefined();
  });

  it('sends nobody to the last seconds of a cycle without samples', () => {
    const found = adviceFor(analysis({ cycle_state: 'aborted', severity: 'warning' }), undefined, {
      end_reason: 'sample_timeout',
      sample_count: 0,
    });
    expect(found[0]?.words).toContain('no sample arrived');
  });

  it('says what made the alarm if that was not the health', () => {
    expect(alarmOf(analysis({ severity: 'warning', alarm_by: 'single' }))).toContain('alone');
    expect(alarmOf(analysis({ severity: 'warning', alarm_by: 'limit' }))).toContain('limit');
    const settings = { warning_health: 75 } as never;
    expect(alarmOf(analysis({ severity: 'warning', alarm_by: 'together', settings }))).toBe(
      'Below 75 is a warning.',
    );
    expect(alarmOf(analysis({ alarm_by: '' }))).toBeUndefined();
  });
});
