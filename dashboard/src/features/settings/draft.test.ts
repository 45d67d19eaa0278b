import { describe, expect, it } from 'vitest';
import { choiceOf, draftOf, isChanged } from './draft';

const settings = {
  stream_id: 's',
  version: 3,
  warning_health: 75,
  defaults: { smoothing_window: 7, normalisation: 'range' as const },
  sensors: { oil: { warning_deviation: 5, critical_deviation: 8 }, door: { analysed: false } },
};

describe('a draft of settings', () => {
  it('sends back what it was made of', () => {
    const { warning_health, defaults, sensors } = settings;
    expect(choiceOf(draftOf(settings), ['oil', 'door', 'new'], 3)).toEqual({
      version: 3,
      warning_health,
      defaults,
      sensors,
    });
  });

  it('leaves out what is emptied', () => {
    const draft = { ...draftOf(settings), '/warning_health': ' ', '/sensors/door/analysed': '' };
    const choice = choiceOf(draft, ['oil', 'door'], 3);
    expect(choice).not.toHaveProperty('warning_health');
    expect(Object.keys(choice.sensors ?? {})).toEqual(['oil']);
  });

  it('takes a decimal comma, and leaves it to the server to refuse what is no number', () => {
    const draft = { '/warning_health': '72,5', '/critical_health': 'low' };
    expect(choiceOf(draft, [], 1)).toMatchObject({ warning_health: 72.5, critical_health: 'low' });
  });

  it('is changed by what is entered, not by what was never there', () => {
    const draft = draftOf(settings);
    expect(isChanged(draft, { ...draft, '/critical_health': '' })).toBe(false);
    expect(isChanged(draft, { ...draft, '/critical_health': '30' })).toBe(true);
  });
});
