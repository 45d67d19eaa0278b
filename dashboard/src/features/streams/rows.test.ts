import { describe, expect, it } from 'vitest';
import { inOrder, matches, type StreamRow } from './rows';

const row = (device: string, more: Partial<StreamRow> = {}): StreamRow => ({
  id: device,
  device,
  name: '',
  state: 'stopped',
  paused: false,
  sensors: 1,
  cycleNumber: null,
  judged: {},
  trend: [],
  openAlerts: 0,
  openCritical: 0,
  ...more,
});
const any = { words: '', state: '' as const, onlyAlerts: false };

describe('machines in the list', () => {
  it('finds every word, in any order and case', () => {
    expect(matches(row('Press 7 north'), { ...any, words: 'NORTH press' })).toBe(true);
    expect(matches(row('Press 7 north'), { ...any, words: 'south' })).toBe(false);
  });

  it('filters by state and open alerts', () => {
    expect(matches(row('a'), { ...any, state: 'active' })).toBe(false);
    expect(matches(row('a', { openAlerts: 2 }), { ...any, onlyAlerts: true })).toBe(true);
    expect(matches(row('a'), { ...any, onlyAlerts: true })).toBe(false);
  });

  it('shows running ones first, then those with alerts, then by name as people count', () => {
    const rows = [row('Press 10'), row('Press 9'), row('z', { openAlerts: 1 }), row('y', { state: 'active' })];
    expect(inOrder(rows).map(({ device }) => device)).toEqual(['y', 'z', 'Press 9', 'Press 10']);
  });
});
