import { describe, expect, it } from 'vitest';
import type { ListedAlert } from '../api/types';
import { grouped, isCutOff } from './groups';

let number = 0;
const alert = (cycle: number, sensor: string | null, more: Partial<ListedAlert> = {}): ListedAlert => ({
  id: `id-${++number}`,
  alert_type: 'deviation_warning',
  severity: 'warning',
  message: '',
  created_at: `2026-03-01T09:${String(cycle).padStart(2, '0')}:00Z`,
  stream_id: 'stream',
  device_name: 'Press',
  cycle_id: `cycle-${cycle}`,
  cycle_number: cycle,
  contribution_share: 0.5,
  sensor_id: sensor,
  ...more,
});
const newestFirst = (...alerts: ListedAlert[]) =>
  alerts.sort((a, b) => ((a.created_at ?? '') < (b.created_at ?? '') ? 1 : -1));
const shown = (alerts: ListedAlert[], hasMore = false) =>
  grouped(alerts, hasMore).map((group) => group.alerts.map((each) => `${each.cycle_number}${each.sensor_id}`));

describe('groups of alerts', () => {
  it('are of the same sensor in cycles in a row', () => {
    const alerts = newestFirst(alert(3, 'a'), alert(4, 'a'), alert(5, 'a'), alert(7, 'a'));
    expect(shown(alerts)).toEqual([['7a'], ['5a', '4a', '3a']]);
  });

  it('go by the numbers of cycles where times do not rise with them', () => {
    const alerts = newestFirst(
      alert(4, 'a', { created_at: '2026-03-01T09:00:03Z' }),
      alert(2, 'a', { created_at: '2026-03-01T09:00:02Z' }),
      alert(3, 'a', { created_at: '2026-03-01T09:00:01Z' }),
    );
    const [group, ...others] = grouped(alerts, false);
    expect(others).toEqual([]);
    expect(group?.alerts.map(({ cycle_number }) => cycle_number)).toEqual([4, 3, 2]);
    expect([group?.first, group?.last]).toEqual(['2026-03-01T09:00:01Z', '2026-03-01T09:00:03Z']);
  });

  it('keep sensors, machines and kinds apart', () => {
    const alerts = newestFirst(
      alert(1, 'a'),
      alert(2, 'a', { alert_type: 'sensor_missing' }),
      alert(2, 'b'),
      alert(2, 'a', { stream_id: 'other', cycle_id: 'other-2' }),
    );
    expect(shown(alerts).map((group) => group.length).sort()).toEqual([1, 1, 2]);
  });

  it('are of one cycle, the worst first, where nothing lasts', () => {
    const alerts = newestFirst(
      alert(3, 'a'),
      alert(3, 'b', { severity: 'critical', message: 'worst' }),
      alert(3, 'c', { acknowledged_by: 'Ann' }),
      alert(4, 'a'),
      alert(4, 'd'),
      alert(4, 'e'),
    );
    expect(shown(alerts)).toEqual([['4a', '3a'], ['4d', '4e'], ['3b'], ['3c']]);
    const [group] = grouped([alert(7, 'a'), alert(7, 'b', { severity: 'critical', message: 'worst' })], false);
    expect(group?.head.message).toBe('worst');
    expect([group?.firstCycle, group?.lastCycle]).toEqual([7, 7]);
  });

  it('follow a fault that grows from a warning to critical', () => {
    const critical = { alert_type: 'deviation_critical', severity: 'critical' as const };
    const [group] = grouped(newestFirst(alert(1, 'a'), alert(2, 'a', critical), alert(3, 'a')), false);
    expect(group?.alerts).toHaveLength(3);
    expect([group?.firstCycle, group?.lastCycle]).toEqual([1, 3]);
  });

  it('are headed by the newest of the worst, severity and text alike', () => {
    const alerts = newestFirst(
      alert(1, 'a', { severity: 'critical', message: 'first' }),
      alert(2, 'a', { severity: 'critical', message: 'worst' }),
      alert(3, 'a', { message: 'newest' }),
    );
    expect(grouped(alerts, false).map(({ head }) => [head.severity, head.message])).toEqual([
      ['critical', 'worst'],
    ]);
  });

  it('do not count two alerts of one cycle as two cycles', () => {
    const alerts = newestFirst(alert(1, 'a'), alert(1, 'a'), alert(2, 'a'));
    expect(shown(alerts)).toEqual([['2a', '1a'], ['1a']]);
  });

  it('put the worst of a cycle first, then who is most to blame', () => {
    const alerts = [
      alert(1, 'lesser', { contribution_share: 0.1 }),
      alert(1, 'more', { contribution_share: 0.9 }),
      alert(1, 'silent', { contribution_share: null, alert_type: 'sensor_missing' }),
      alert(1, 'worst', { contribution_share: 0.2, severity: 'critical' }),
    ];
    expect(shown(alerts).flat()).toEqual(['1worst', '1silent', '1more', '1lesser']);
  });

  it('hold every alert exactly once', () => {
    const alerts = newestFirst(...Array.from({ length: 60 }, (_, i) => alert(i % 20, `s${i % 3}`)));
    const ids = grouped(alerts, false).flatMap((group) => group.alerts.map(({ id }) => id));
    expect([...ids].sort()).toEqual(alerts.map(({ id }) => id).sort());
  });

  it('say when they may go on in what is not loaded', () => {
    const alerts = newestFirst(alert(3, 'a'), alert(4, 'a'), alert(9, 'b'));
    expect(grouped(alerts, true).map(({ goesOn }) => goesOn)).toEqual([false, true]);
    expect(isCutOff(grouped(alerts, true))).toBe(true);
    expect(isCutOff(grouped(alerts, false))).toBe(false);
  });
});
