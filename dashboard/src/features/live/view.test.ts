import { describe, expect, it } from 'vitest';
import type { LiveAlert, LiveMessage } from '@shared/live/messages';
import { changesBy, isAwaited, merged, NOTHING_YET, withAlert, type LiveView } from './view';

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

  it('remembers which alerts are no longer to be shown, until they are raised again', () => {
    const said = (type: string, data: object) => ({ type, timestamp: '', data }) as LiveMessage;
    const after = (...messages: LiveMessage[]) =>
      messages.reduce<LiveView>((view, next) => ({ ...view, ...changesBy(view, next) }), NOTHING_YET);
    const acknowledged = after(said('alert', alert('a')), said('alert_acknowledged', { id: 'a' }));
    expect([acknowledged.alerts, [...acknowledged.gone]]).toEqual([[], ['a']]);
    const withdrawn = after(said('alert', alert('a')), said('alert', alert('a', true)));
    expect([...withdrawn.gone]).toEqual(['a']);
    const again = { ...withdrawn, ...changesBy(withdrawn, said('alert', alert('a'))) };
    expect([...again.gone]).toEqual([]);
  });

  it('adds sensors that turn up later', () => {
    const all = merged([sensor('a')], [sensor('a'), sensor('b')]);
    expect(all.map(({ sensor_id }) => sensor_id)).toEqual(['a', 'b']);
  });
});

describe('results and ends of cycles', () => {
  const message = (type: 'cycle_complete' | 'analysis_result', cycle_number: number) =>
    ({
      type,
      timestamp: '',
      data: { cycle_id: `c${cycle_number}`, cycle_number, health_score: 90, anomaly_flag: false },
    }) as unknown as LiveMessage;
  const after = (...messages: LiveMessage[]) =>
    messages.reduce<LiveView>((view, next) => ({ ...view, ...changesBy(view, next) }), NOTHING_YET);

  it('waits for the result of a cycle that has ended', () => {
    const ended = after(message('cycle_complete', 1));
    expect(isAwaited(ended, ended.result)).toBe(true);
    const judged = after(message('cycle_complete', 1), message('analysis_result', 1));
    expect(isAwaited(judged, judged.result)).toBe(false);
    expect(judged.result?.cycle_id).toBe('c1');
  });

  it('does not wait for a result that came first, or was read elsewhere', () => {
    const view = after(message('analysis_result', 1), message('cycle_complete', 1));
    expect(isAwaited(view, view.result)).toBe(false);
    expect(isAwaited(after(message('cycle_complete', 2)), { cycle_number: 2 })).toBe(false);
  });

  it('does not wait for a cycle before the last one', () => {
    const view = after(message('analysis_result', 2), message('cycle_complete', 1));
    expect(isAwaited(view, view.result)).toBe(false);
  });

  it('goes on waiting when an older cycle is judged anew', () => {
    const view = after(
      message('analysis_result', 2),
      message('cycle_complete', 3),
      message('analysis_result', 1),
    );
    expect(isAwaited(view, view.result)).toBe(true);
    expect(view.result?.cycle_id).toBe('c2');
  });

  it('changes nothing with a message it does not know', () => {
    expect(changesBy(NOTHING_YET, { type: 'pong', timestamp: '', data: {} })).toEqual({});
  });
});
