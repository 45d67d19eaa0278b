import { describe, expect, it } from 'vitest';
import { dayLeftOut, moment } from './format';

describe('the day of a time', () => {
  it('is told in one of two ways', () => {
    const noon = new Date(2026, 2, 1, 12);
    const at = noon.toISOString();
    const later = new Date(2026, 2, 2, 12);
    expect(moment(at, noon)).not.toContain('2026');
    expect(dayLeftOut(at, noon)).toContain('2026');
    expect(moment(at, later)).toContain('2026');
    expect(dayLeftOut(at, later)).toBe('');
  });
});
