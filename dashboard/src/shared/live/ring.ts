import { longestBetweenPoints } from '@shared/api/gaps';
import { Pace } from './pace';

type Reading = [time: number, value: number, quality: number, thinning: number];

/**
 * The last readings of one sensor, oldest first, in memory that does not grow with time.
 *
 * Times are seconds since the epoch. A reading older than the newest is put where it belongs, so
 * that what was missed while the connection was away joins the curve instead of folding it back.
 */
export class Ring {
  private times: Float64Array;
  private values: Float64Array;
  private qualities: Float32Array;
  private thinnings: Float32Array;
  private start = 0;
  private count = 0;
  private newest = NaN;
  private readonly pace = new Pace();

  /** @param limit readings kept at most; memory is taken as it is needed */
  constructor(private readonly limit: number) {
    const first = Math.min(64, limit);
    this.times = new Float64Array(first);
    this.values = new Float64Array(first);
    this.qualities = new Float32Array(first);
    this.thinnings = new Float32Array(first);
  }

  get length(): number {
    return this.count;
  }

  get bytes(): number {
    const { times, values, qualities, thinnings } = this;
    return times.byteLength + values.byteLength + qualities.byteLength + thinnings.byteLength;
  }

  /** Time of the newest reading there ever was, also if it is forgotten; NaN before the first. */
  get newestTime(): number {
    return this.newest;
  }

  /** The longest time without a reading, in seconds, that is still usual; Infinity if not known. */
  get patience(): number {
    return this.pace.usual.longest;
  }

  /** Whether readings are missing before this one. */
  isAfterGap(index: number): boolean {
    if (index === 0) return false;
    const thinning = Math.max(this.thinning(index - 1), this.thinning(index));
    const { usual } = this.pace;
    const longest =
      thinning > 1 ? longestBetweenPoints(usual, thinning * usual.distance) : usual.longest;
    return this.time(index) - this.time(index - 1) > longest;
  }

  time(index: number): number {
    return this.times[this.slot(index)] ?? NaN;
  }

  value(index: number): number {
    return this.values[this.slot(index)] ?? NaN;
  }

  quality(index: number): number {
    return this.qualities[this.slot(index)] ?? NaN;
  }

  /**
   * Adds a reading; the same time again changes nothing. True if it was new.
   *
   * @param thinning how many readings there were for each that came: more than one on a slow line
   */
  add(time: number, value: number, quality: number, thinning = 1): boolean {
    this.learn(time, thinning);
    const index = this.firstAtOrAfter(time);
    if (index < this.count && this.time(index) === time) {
      return false;
    }
    if (this.count === this.times.length && !this.makeRoom()) {
      if (index === 0) {
        return false;
      }
      this.dropOldest(1);
      this.insert(index - 1, time, value, quality, thinning);
      return true;
    }
    this.insert(index, time, value, quality, thinning);
    return true;
  }

  /** Forgets what is older than a time. */
  dropBefore(time: number): void {
    this.dropOldest(this.firstAtOrAfter(time));
  }

  /** Position of the first reading that is not older than a time; the length if there is none. */
  firstAtOrAfter(time: number): number {
    let low = 0;
    let high = this.count;
    // Nearly every reading is the newest.
    if (high > 0 && this.time(high - 1) < time) {
      return high;
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.time(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private thinning(index: number): number {
    return this.thinnings[this.slot(index)] ?? 1;
  }

  private learn(time: number, thinning: number): void {
    if (time <= this.newest) return;
    if (thinning <= 1 && !Number.isNaN(this.newest)) this.pace.learn(time - this.newest);
    this.newest = time;
  }

  private insert(index: number, ...reading: Reading): void {
    for (let i = this.count; i > index; i--) {
      this.put(i, this.time(i - 1), this.value(i - 1), this.quality(i - 1), this.thinning(i - 1));
    }
    this.put(index, ...reading);
    this.count++;
  }

  private put(index: number, ...[time, value, quality, thinning]: Reading): void {
    const slot = this.slot(index);
    this.times[slot] = time;
    this.values[slot] = value;
    this.qualities[slot] = quality;
    this.thinnings[slot] = thinning;
  }

  private dropOldest(number: number): void {
    this.start = this.slot(number);
    this.count -= number;
  }

  private slot(index: number): number {
    const slot = this.start + index;
    return slot < this.times.length ? slot : slot - this.times.length;
  }

  private makeRoom(): boolean {
    if (this.times.length >= this.limit) {
      return false;
    }
    const size = Math.min(this.limit, this.times.length * 2);
    const times = new Float64Array(size);
    const values = new Float64Array(size);
    const qualities = new Float32Array(size);
    const thinnings = new Float32Array(size);
    for (let i = 0; i < this.count; i++) {
      times[i] = this.time(i);
      values[i] = this.value(i);
      qualities[i] = this.quality(i);
      thinnings[i] = this.thinning(i);
    }
    this.times = times;
    this.values = values;
    this.qualities = qualities;
    this.thinnings = thinnings;
    this.start = 0;
    return true;
  }
}
