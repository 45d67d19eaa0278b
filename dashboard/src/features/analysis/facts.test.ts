import { describe, expect, it } from 'vitest';
import { factsOf } from './facts';

describe('what is told of a cycle', () => {
  it('is what the machine said in plain values', () => {
    const metadata = { part_no: 'A-17', pump: 0, hot: true, recipe: 'r', nested: { a: 1 }, none: null, empty: '' };
    expect(factsOf(metadata)).toEqual(['part no A-17', 'pump 0', 'hot true']);
    expect(factsOf(null)).toEqual([]);
  });

  it('stays short', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`f${i}`, 'x'.repeat(500)]));
    const facts = factsOf(many);
    expect(facts).toHaveLength(12);
    expect(facts.every((fact) => fact.length < 70)).toBe(true);
  });
});
