import { describe, expect, it } from 'vitest';
import { valueAt, type Curve } from '@shared/api/curves';
import { differenceRow } from './differences';

const curve = (values: number[], gaps: Curve['gaps'] = []): Curve => ({
  sensorId: 'a',
  name: 'A',
  unit: '',
  times: Float64Array.from(values, (_, i) => i),
  values: Float64Array.from(values),
  gaps,
});

describe('valueAt', () => {
  it('goes straight between points and nowhere beyond them', () => {
    expect(valueAt(curve([0, 10]), 0.25)).toBe(2.5);
    expect(valueAt(curve([0, 10]), 1)).toBe(10);
    expect(valueAt(curve([0, 10]), 1.1)).toBeNaN();
    expect(valueAt(curve([]), 0)).toBeNaN();
  });
});

describe('differenceRow', () => {
  it('is in parts of the range of the reference', () => {
    const row = differenceRow(curve([5, 15, 25]), curve([0, 10, 20]), 2, 4);
    [...row.cells].forEach((cell) => expect(cell).toBeCloseTo(0.25));
  });

  it('says nothing without a reference, or beyond the end of one', () => {
    expect(differenceRow(curve([1, 2]), undefined, 1, 2).cells[0]).toBeNaN();
    const row = differenceRow(curve([0, 1, 2, 3, 4]), curve([0, 1, 2]), 4, 4);
    expect(row.cells[0]).toBe(0);
    expect(row.cells[3]).toBeNaN();
  });

  it('compares nothing in a gap, and keeps it', () => {
    const gaps = [{ from: 1, to: 3 }];
    const row = differenceRow(curve([1, 1, 1, 1, 1], gaps), curve([0, 1, 2, 3, 4]), 4, 4);
    expect([...row.cells].map(Number.isNaN)).toEqual([false, true, true, false]);
    expect(row.gaps).toEqual(gaps);
  });

  it('keeps a short peak', () => {
    const flat = Array.from({ length: 100 }, (_, i) => i / 100);
    const peaked = flat.map((value, i) => (i === 50 ? value + 5 : value));
    const row = differenceRow(curve(peaked), curve(flat), 99, 20);
    expect(Math.max(...row.cells)).toBeGreaterThan(3);
  });
});
