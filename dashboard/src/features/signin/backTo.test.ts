import { describe, expect, it } from 'vitest';
import { backTo } from './backTo';

describe('backTo', () => {
  it('goes back to where somebody came from', () => {
    expect(backTo('/live/1?sensor=a')).toBe('/live/1?sensor=a');
  });

  it('never leads to another site', () => {
    for (const wanted of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'x']) {
      expect(backTo(wanted)).toBe('/');
    }
  });
});
