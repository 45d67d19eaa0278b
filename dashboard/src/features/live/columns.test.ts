import { describe, expect, it } from 'vitest';
import { balanced } from './columns';

describe('columns of cards', () => {
  it.each([
    [8, 5, 4],
    [8, 3, 3],
    [8, 4, 4],
    [6, 5, 3],
    [3, 5, 3],
    [1, 5, 1],
    [100, 9, 9],
    [0, 5, 1],
    [4, 0, 1],
  ])('%i cards where %i fit stand in %i', (cards, fitting, columns) => {
    expect(balanced(cards, fitting)).toBe(columns);
  });
});
