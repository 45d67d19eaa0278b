import { describe, expect, it } from 'vitest';
import { problemsOf } from './rules';
import { sentenceOf, sentenceWithPlace } from './words';

const wrong = (draft: Record<string, string>) => problemsOf(draft, ['oil']);

describe('what is entered', () => {
  it('is fine when it is empty, or as the gateway takes it', () => {
    expect(
      wrong({
        '/warning_health': '70',
        '/critical_health': '70',
        '/defaults/smoothing_window': '1',
        '/defaults/smoothing_order': '2',
        '/defaults/quality_threshold': '0,3',
        '/defaults/dtw_window_share': ' ',
        '/defaults/normalisation': 'range',
        '/sensors/oil/analysed': 'false',
        '/sensors/oil/warning_deviation': '5',
      }),
    ).toEqual({});
  });

  it.each([
    ['/warning_health', '101', 'Must be a number from 0 to 100.'],
    ['/warning_health', 'low', 'Must be a number from 0 to 100.'],
    ['/defaults/smoothing_window', '2.5', 'Must be a whole number from 1 to 501.'],
    ['/defaults/smoothing_window', '4', 'Must be odd: as many points on either side.'],
    ['/defaults/smoothing_order', '7', 'Must be a whole number from 0 to 6.'],
    ['/sensors/oil/warning_deviation', '-1', 'Must be a number from 0 on.'],
  ])('at %s cannot be %s', (place, word, problem) => {
    expect(wrong({ [place]: word })).toEqual({ [place]: problem });
  });

  it('must fit together', () => {
    expect(wrong({ '/warning_health': '60', '/critical_health': '65' })).toEqual({
      '/critical_health': 'Must not be above “Warning below” (60).',
    });
    expect(
      wrong({ '/sensors/oil/warning_deviation': '5', '/sensors/oil/critical_deviation': '4' }),
    ).toEqual({
      '/sensors/oil/critical_deviation': 'Must not be below “Warning from a deviation of” (5).',
    });
    expect(wrong({ '/defaults/smoothing_window': '5', '/defaults/smoothing_order': '5' })).toEqual({
      '/defaults/smoothing_order': 'Must be less than “Smoothing, points” (5).',
    });
  });
});

describe('what the gateway refuses', () => {
  it('is told in the words of the form', () => {
    expect(sentenceOf('must not be above warning_health')).toBe('Must not be above “Warning below”.');
  });

  it('says what it is about where there is no field for it', () => {
    const oil = { sensor_id: 'oil', name: 'Oil', type: 'analog', unit: 'bar' };
    const said = (pointer: string) => sentenceWithPlace({ pointer, message: 'is wrong' }, [oil]);
    expect(said('/sensors/oil/warning_deviation')).toBe('Oil, Warning from a deviation of: Is wrong.');
    expect(said('/sensors')).toBe('Sensors: Is wrong.');
    expect(said('')).toBe('Is wrong.');
  });
});
