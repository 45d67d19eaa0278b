import { describe, expect, it } from 'vitest';
import { inParts, readFilter } from './filter';

describe('readFilter', () => {
  it('lists open alerts of every kind at first', () => {
    expect(readFilter(new URLSearchParams())).toEqual({
      acknowledged: false,
      severity: undefined,
      stream_id: undefined,
      from: undefined,
      to: undefined,
    });
  });

  it('reads what the address says and passes over what it does not know', () => {
    const filter = readFilter(
      new URLSearchParams('status=acknowledged&severity=odd&stream=s&from=2026-03-01&to=nonsense'),
    );
    expect(filter.acknowledged).toBe(true);
    expect(filter.severity).toBeUndefined();
    expect(filter.stream_id).toBe('s');
    expect(filter.from).toBeDefined();
    expect(filter.to).toBeUndefined();
  });
});

describe('selection of alerts', () => {
  it('is sent in parts', () => {
    expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(inParts([], 2)).toEqual([]);
  });
});
