import { describe, expect, it } from 'vitest';
import { readChoice, writeSensors } from './choice';

const sensors = ['a', 'b', 'c'].map((sensor_id) => ({
  sensor_id,
  name: sensor_id,
  type: 'analog',
  unit: '',
}));
const read = (query: string) => readChoice(new URLSearchParams(query), sensors);

describe('what the address says', () => {
  it('shows all sensors unless some are named', () => {
    expect(read('').shown).toHaveLength(3);
    expect(read('sensors=c,a').shown.map(({ sensor_id }) => sensor_id)).toEqual(['a', 'c']);
    expect(read('sensors=gone').all).toBe(true);
  });

  it('keeps the window between 5 and 30 seconds', () => {
    expect(read('window=1').seconds).toBe(5);
    expect(read('window=3000').seconds).toBe(30);
    expect(read('window=soon').seconds).toBe(20);
  });

  it('writes nothing for all or none', () => {
    expect(writeSensors(new Set(), sensors)).toBeUndefined();
    expect(writeSensors(new Set(['a', 'b', 'c']), sensors)).toBeUndefined();
    expect(writeSensors(new Set(['b']), sensors)).toBe('b');
  });
});
