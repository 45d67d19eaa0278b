import { describe, expect, it } from 'vitest';
import { Ring } from './ring';

const timesOf = (ring: Ring) => Array.from({ length: ring.length }, (_, i) => ring.time(i));

describe('Ring', () => {
  it('keeps readings in the order of their times', () => {
    const ring = new Ring(8);
    [3, 1, 2, 5, 4].forEach((time) => ring.add(time, time * 10, 1));
    expect(timesOf(ring)).toEqual([1, 2, 3, 4, 5]);
    expect(ring.value(2)).toBe(30);
  });

  it('takes a reading once', () => {
    const ring = new Ring(8);
    expect(ring.add(1, 10, 1)).toBe(true);
    expect(ring.add(1, 10, 1)).toBe(false);
    expect(ring.length).toBe(1);
  });

  it('drops the oldest when it is full', () => {
    const ring = new Ring(4);
    for (let time = 0; time < 11; time++) ring.add(time, time, 1);
    expect(timesOf(ring)).toEqual([7, 8, 9, 10]);
  });

  it('refuses what is older than everything when it is full', () => {
    const ring = new Ring(3);
    [5, 6, 7].forEach((time) => ring.add(time, time, 1));
    expect(ring.add(1, 1, 1)).toBe(false);
    expect(timesOf(ring)).toEqual([5, 6, 7]);
  });

  it('puts a late reading in its place when it is full', () => {
    const ring = new Ring(3);
    [5, 7, 8].forEach((time) => ring.add(time, time, 1));
    ring.add(6, 6, 1);
    expect(timesOf(ring)).toEqual([6, 7, 8]);
  });

  it('forgets what is older than asked', () => {
    const ring = new Ring(16);
    for (let time = 0; time < 10; time++) ring.add(time, time, 1);
    ring.dropBefore(6.5);
    expect(timesOf(ring)).toEqual([7, 8, 9]);
    ring.add(10, 10, 1);
    expect(timesOf(ring)).toEqual([7, 8, 9, 10]);
  });

  it('does not grow beyond its limit however much passes through', () => {
    const ring = new Ring(1000);
    for (let time = 0; time < 100_000; time++) ring.add(time, time, 1);
    expect(ring.length).toBe(1000);
    expect(ring.bytes).toBe(1000 * 24);
  });

  it('remembers when it was last heard of, also when all is forgotten', () => {
    const ring = new Ring(16);
    expect(ring.newestTime).toBeNaN();
    [1, 2, 3].forEach((time) => ring.add(time, 0, 1));
    ring.dropBefore(100);
    expect(ring.length).toBe(0);
    expect(ring.newestTime).toBe(3);
  });
});

describe('gaps in a ring', () => {
  const gapsOf = (ring: Ring) =>
    Array.from({ length: ring.length }, (_, i) => i).filter((i) => ring.isAfterGap(i));
  const ringOf = (times: number[]) => {
    const ring = new Ring(1000);
    times.forEach((time) => ring.add(time, 0, 1));
    return ring;
  };

  it('are where more than three readings are missing', () => {
    expect(gapsOf(ringOf([0, 1, 2, 3, 5.9, 6.9, 10, 11]))).toEqual([6]);
  });

  it('are judged by the sensor itself: one that is read rarely has none', () => {
    expect(gapsOf(ringOf([0, 10, 20, 30, 40]))).toEqual([]);
    expect(gapsOf(ringOf([0, 10]))).toEqual([]);
  });

  it('are not made by a slow line, on which readings are merged', () => {
    const ring = ringOf([0, 1, 2, 3, 4]);
    [6, 19, 20, 26, 38].forEach((time) => ring.add(time, 0, 1, 10));
    expect(gapsOf(ring)).toEqual([]);
    [39, 40, 44].forEach((time) => ring.add(time, 0, 1));
    expect(gapsOf(ring).map((i) => ring.time(i))).toEqual([44]);
  });

  it('are closed by what comes late', () => {
    const ring = ringOf([0, 1, 2, 3, 8, 9]);
    expect(gapsOf(ring)).toEqual([4]);
    [4, 5, 6, 7].forEach((time) => ring.add(time, 0, 1));
    expect(gapsOf(ring)).toEqual([]);
  });
});
