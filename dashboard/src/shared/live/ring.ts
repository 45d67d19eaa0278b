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
  private start = 0;
  private count = 0;

  /** @param limit readings kept at most; memory is taken as it is needed */
  constructor(private readonly limit: number) {
    const first = Math.min(64, limit);
    this.times = new Float64Array(first);
    this.values = new Float64Array(first);
    this.qualities = new Float32Array(first);
  }

  get length(): number {
    return this.count;
  }

  get bytes(): number {
    return this.times.byteLength + this.values.byteLength + this.qualities.byteLength;
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

  /** Adds a reading; the same time again changes nothing. True if it was new. */
  add(time: number, value: number, quality: number): boolean {
    const index = this.firstAtOrAfter(time);
    if (index < this.count && this.time(index) === time) {
      return false;
    }
    if (this.count === this.times.length && !this.makeRoom()) {
      if (index === 0) {
        return false;
      }
      this.dropOldest(1);
      this.insert(index - 1, time, value, quality);
      return true;
    }
    this.insert(index, time, value, quality);
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

  private insert(index: number, time: number, value: number, quality: number): void {
    for (let i = this.count; i > index; i--) {
      this.put(i, this.time(i - 1), this.value(i - 1), this.quality(i - 1));
    }
    this.put(index, time, value, quality);
    this.count++;
  }

  private put(index: number, time: number, value: number, quality: number): void {
    const slot = this.slot(index);
    this.times[slot] = time;
    this.values[slot] = value;
    this.qualities[slot] = quality;
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
    for (let i = 0; i < this.count; i++) {
      times[i] = this.time(i);
      values[i] = this.value(i);
      qualities[i] = this.quality(i);
    }
    this.times = times;
    this.values = values;
    this.qualities = qualities;
    this.start = 0;
    return true;
  }
}
