import { describe, expect, it } from 'vitest';
import { isShort } from './elapsed';

describe('a cycle that is stopped', () => {
  it('is short if clearly shorter than its reference', () => {
    expect(isShort(4, 10)).toBe(true);
    expect(isShort(9, 10)).toBe(false);
    expect(isShort(30, 10)).toBe(false);
  });

  it('is taken for whole where lengths are unknown', () => {
    expect(isShort(undefined, 10)).toBe(false);
    expect(isShort(4, undefined)).toBe(false);
  });
});
