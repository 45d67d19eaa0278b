import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['en'] });
const { alarmOf, blamed, meaningOf, ranked } = await import('./verdict');
type Analysis = Parameters<typeof meaningOf>[0];

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

  it('blames nobody in a cycle that is as usual', () => {
    expect(blamed(analysis({ deviations: [deviation('a', 1, 1)] }))).toEqual([]);
  });

  it('blames no sensor that was as usual itself', () => {
    const deviations = [deviation('a', 1, 0.6), deviation('b', 2, 0.4, 'shape', 'normal')];
    expect(blamed(analysis({ severity: 'warning', deviations }))).toHaveLength(1);
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
