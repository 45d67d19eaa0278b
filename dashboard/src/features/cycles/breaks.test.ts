import { describe, expect, it } from 'vitest';
import { breaksOf } from './breaks';

describe('breaks in the curve of health', () => {
  it('are where numbers are left out', () => {
    expect(breaksOf([3, 4, 7, 8, 20])).toEqual([
      { from: 4, to: 7 },
      { from: 8, to: 20 },
    ]);
  });

  it('are none in cycles in a row', () => {
    expect(breaksOf([1, 2, 3])).toEqual([]);
    expect(breaksOf([])).toEqual([]);
  });
});
