import { describe, expect, it } from 'vitest';
import type { LiveAlert } from '@shared/live/messages';
import { merged, withAlert } from './session';

const alert = (id: string, withdrawn = false): LiveAlert => ({
  id,
  severity: 'warning',
  message: id,
  alert_type: 'deviation_warning',
  withdrawn,
});
const sensor = (sensor_id: string) => ({ sensor_id, name: sensor_id, type: 'analog', unit: '' });

describe('what the live page remembers', () => {
  it('shows the newest alert first, each once', () => {
    const alerts = ['a', 'b', 'a'].reduce<LiveAlert[]>((all, id) => withAlert(all, alert(id)), []);
    expect(alerts.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('takes a withdrawn alert away', () => {
    expect(withAlert([alert('a'), alert('b')], alert('a', true)).map(({ id }) => id)).toEqual(['b']);
  });

  it('keeps no more alerts than it can show', () => {
    let alerts: LiveAlert[] = [];
    for (let i = 0; i < 500; i++) alerts = withAlert(alerts, alert(String(i)));
    expect(alerts).toHaveLength(50);
  });

  it('adds sensors that turn up later', () => {
    const all = merged([sensor('a')], [sensor('a'), sensor('b')]);
    expect(all.map(({ sensor_id }) => sensor_id)).toEqual(['a', 'b']);
  });
});
