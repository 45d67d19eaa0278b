import { describe, expect, it } from 'vitest';
import { isAlarming, toneOf, wordOf } from './verdict';

describe('a verdict', () => {
  it('goes before the number', () => {
    expect(toneOf({ health_score: 70, severity: 'warning', anomaly_flag: true })).toBe('warning');
    expect(toneOf({ health_score: 99, severity: 'critical', anomaly_flag: true })).toBe('critical');
    expect(toneOf({ health_score: 21.4, severity: 'normal', anomaly_flag: false })).toBe('quiet');
  });

  it('is a warning where only a flag is known', () => {
    expect(toneOf({ health_score: 95, anomaly_flag: true })).toBe('warning');
  });

  it('says why it is a warning where the number does not', () => {
    const warning = { health_score: 70, severity: 'warning' as const };
    expect(wordOf({ ...warning, alarm_by: 'missing' })).toBe('Warning: sensor silent');
    expect(wordOf({ ...warning, alarm_by: 'together' })).toBe('Warning');
    expect(wordOf({ health_score: 99, severity: 'normal', alarm_by: '' })).toBe('As usual');
    expect(wordOf({ ...warning, state: 'aborted', alarm_by: 'missing' })).toBe('Aborted, not judged');
  });

  it('tells shades of normal apart by the number', () => {
    expect(toneOf({ health_score: 100, severity: 'normal' })).toBe('good');
    expect(toneOf({ health_score: 75, severity: 'normal' })).toBe('fair');
    expect(toneOf({ health_score: null })).toBe('none');
  });

  it('does not judge what was broken off, unless it was critical until then', () => {
    const aborted = { health_score: 100, severity: 'warning', anomaly_flag: true, state: 'aborted' } as const;
    expect(toneOf(aborted)).toBe('aborted');
    expect(wordOf(aborted)).toContain('not judged');
    expect(isAlarming(aborted)).toBe(false);
    expect(toneOf({ ...aborted, severity: 'critical' })).toBe('critical');
  });
});
