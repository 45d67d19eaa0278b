import { describe, expect, it } from 'vitest';
import { LiveStore, type LiveSample } from './store';

const sample = (time: number, value = 1, sensor = 'a'): LiveSample => ({
  timestamp: new Date(time * 1000).toISOString(),
  sensor_id: sensor,
  value,
});

describe('LiveStore', () => {
  it('keeps each sensor apart', () => {
    const store = new LiveStore();
    store.add([sample(100, 1, 'a'), sample(100, 2, 'b'), sample(101, 3, 'a')], 100);
    expect(store.ring('a')?.length).toBe(2);
    expect(store.ring('b')?.value(0)).toBe(2);
    expect(store.newestTime).toBe(101);
  });

  it('joins what was missed to what it has', () => {
    const store = new LiveStore();
    store.add([sample(100), sample(101)], 101);
    store.add([sample(105), sample(106)], 106);
    store.add([sample(102), sample(103), sample(104), sample(105)], 106, false);
    const ring = store.ring('a');
    expect(Array.from({ length: ring?.length ?? 0 }, (_, i) => ring?.time(i))).toEqual([
      100, 101, 102, 103, 104, 105, 106,
    ]);
  });

  it('forgets what has left every window', () => {
    const store = new LiveStore();
    for (let time = 0; time < 3600; time++) store.add([sample(time)], time);
    expect(store.ring('a')?.length).toBe(36);
  });

  it('counts samples a second', () => {
    const store = new LiveStore();
    for (let i = 0; i < 100; i++) store.add([sample(i / 10), sample(i / 10, 1, 'b')], i / 10);
    expect(store.rate(9.9)).toBeCloseTo(20, 5);
    expect(store.rate(60)).toBe(0);
  });

  it('counts right from the first batches on, however they are bundled', () => {
    const store = new LiveStore();
    const batch = (from: number) => Array.from({ length: 12 }, (_, i) => sample(from + i / 120));
    store.add(batch(0), 1);
    store.add(batch(0.1), 1);
    expect(store.rate(1)).toBeCloseTo(120, -1);
  });

  it('counts what a slow line left out', () => {
    const store = new LiveStore();
    for (let i = 0; i < 50; i++) store.add([sample(i / 10)], i / 10, true, 4);
    expect(store.rate(4.9)).toBeCloseTo(40, 5);
  });

  it('counts only what is newer than what was counted elsewhere', () => {
    const store = new LiveStore();
    store.countFrom(101);
    store.add([sample(100), sample(101), sample(102), sample(103)], 103, false);
    expect(store.countedSamples).toBe(2);
    store.add([sample(104)], 104, true, 5);
    expect(store.countedSamples).toBe(7);
    store.countFrom(104);
    expect(store.countedSamples).toBe(0);
  });

  it('ignores a time it cannot read', () => {
    const store = new LiveStore();
    store.add([{ timestamp: 'soon', sensor_id: 'a', value: 1 }], 0);
    expect(store.ring('a')).toBeUndefined();
  });

  it('shows the time of day before the first samples', () => {
    const before = Date.now() / 1000;
    const head = new LiveStore().head(performance.now() / 1000);
    expect(head).toBeGreaterThan(before - 0.5);
    expect(head).toBeLessThan(Date.now() / 1000 + 0.5);
  });

  it('runs the right edge with the clock, beside the newest samples', () => {
    const store = new LiveStore();
    store.add([sample(1000)], 10);
    expect(store.head(10)).toBe(1000);
    expect(store.head(10.5)).toBe(1000.5);
  });
});
