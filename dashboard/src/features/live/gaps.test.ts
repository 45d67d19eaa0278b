import { describe, expect, it } from 'vitest';
import { alone } from './gaps';

describe('readings that stand alone', () => {
  it('have a gap before and after them', () => {
    const gaps = [
      { from: 2, to: 6 },
      { from: 6, to: 10 },
    ];
    expect(alone([1, 2, 6, 10, 11], [0, 0, 0, 0, 0], gaps)).toEqual([2]);
  });

  it('may be the first or the last', () => {
    expect(alone([1, 9, 10], [0, 0, 0], [{ from: 1, to: 9 }])).toEqual([0]);
    expect(alone([1, 2, 9], [0, 0, 0], [{ from: 2, to: 9 }])).toEqual([2]);
  });

  it('are looked for among the curve\'s own', () => {
    const none = undefined;
    expect(alone([1, 2, 3, 9, 10], [0, none, none, 0, none], [{ from: 1, to: 9 }])).toEqual([0, 3]);
  });

  it('are none without gaps', () => {
    expect(alone([1, 2], [0, 0], [])).toEqual([]);
    expect(alone([1], [0], [])).toEqual([]);
  });
});
