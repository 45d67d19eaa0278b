import { describe, expect, it } from 'vitest';
import type { Cycle, CycleStatus } from '@shared/api/types';
import { spansOver, stored, withState, type CycleSpan } from './spans';

const state = (start: string | null, end: string | null = null, reference = 'r') =>
  ({ start_time: start, end_time: end, reference_cycle_id: reference }) as CycleStatus;
const cycle = (start_time: string, recipe: string) => ({ start_time, end_time: null, recipe }) as Cycle;
const at = (start: number, referenceId?: string): CycleSpan => ({ start, end: undefined, referenceId });

describe('the cycles in the window', () => {
  it('are those that were heard of, each once, with their end when it is told', () => {
    const first = withState([], state('1970-01-01T00:00:10Z'));
    expect(first).toEqual([at(10, 'r')]);
    expect(withState(first, state('1970-01-01T00:00:10Z'))).toBe(first);
    expect(withState(first, state('1970-01-01T00:00:10Z', '1970-01-01T00:00:16Z'))).toEqual([
      { start: 10, end: 16, referenceId: 'r' },
    ]);
    expect(withState(first, state(null))).toBe(first);
  });

  it('have the reference behind them that is theirs', () => {
    expect(spansOver('r', [at(10, 'r'), at(20, 'other')], [])).toEqual([at(10, 'r')]);
  });

  it('are stored ones, too, where all are of one recipe', () => {
    const before = stored([cycle('1970-01-01T00:00:05Z', 'a'), cycle('1970-01-01T00:00:10Z', 'a')]);
    expect(spansOver('r', [at(10, 'r')], before)).toEqual([at(5), at(10, 'r')]);
    expect(stored([cycle('1970-01-01T00:00:05Z', 'a'), cycle('1970-01-01T00:00:10Z', 'b')])).toEqual([]);
  });
});
