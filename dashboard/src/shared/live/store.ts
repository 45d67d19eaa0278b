import { Ring } from './ring';

/** One sample as the live channel sends it. */
export interface LiveSample {
  timestamp: string;
  sensor_id: string;
  sensor_name?: string | null;
  value: number;
  unit?: string | null;
  quality?: number | null;
}

/** Longest window that can be looked at, in seconds. */
export const LONGEST_WINDOW = 30;

/** Kept somewhat longer than shown, so that the curve leaves the picture and does not end in it. */
const KEPT_SECONDS = LONGEST_WINDOW + 5;
const MAX_READINGS = 8192;
const MAX_SENSORS = 5000;
const RATE_SECONDS = 5;

/** What of each sensor has come in lately. Written by the live channel, read by the drawing. */
export class LiveStore {
  private readonly rings = new Map<string, Ring>();
  private readonly arrivals = new Ring(600);
  private newest = -Infinity;
  private lead = -Infinity;

  /** Time of the newest sample, in seconds since the epoch; -Infinity before the first. */
  get newestTime(): number {
    return this.newest;
  }

  ring(sensorId: string): Ring | undefined {
    return this.rings.get(sensorId);
  }

  get bytes(): number {
    let sum = 0;
    this.rings.forEach((ring) => (sum += ring.bytes));
    return sum;
  }

  /**
   * @param now seconds on the viewer's clock
   * @param live whether the samples are of this moment, not ones that were missed
   */
  add(samples: readonly LiveSample[], now: number, live = true): void {
    let latest = -Infinity;
    for (const sample of samples) {
      const time = Date.parse(sample.timestamp) / 1000;
      if (Number.isNaN(time)) continue;
      this.ringOf(sample.sensor_id)?.add(time, sample.value, sample.quality ?? 1);
      if (time > latest) latest = time;
    }
    if (latest > this.newest) this.newest = latest;
    this.rings.forEach((ring) => ring.dropBefore(this.newest - KEPT_SECONDS));
    if (live) {
      this.arrivals.add(now, samples.length, 1);
      this.follow(latest - now);
    }
  }

  /**
   * The time at the right edge: runs evenly with the viewer's clock, as far ahead of or behind it
   * as the newest samples are.
   */
  head(now: number): number {
    return this.lead === -Infinity ? now : now + this.lead;
  }

  /** Samples a second over the last seconds. */
  rate(now: number): number {
    let sum = 0;
    const first = this.arrivals.firstAtOrAfter(now - RATE_SECONDS);
    for (let i = first; i < this.arrivals.length; i++) sum += this.arrivals.value(i);
    return sum / RATE_SECONDS;
  }

  clear(): void {
    this.rings.clear();
    this.newest = -Infinity;
    this.lead = -Infinity;
  }

  private follow(lead: number): void {
    const jump = Math.abs(lead - this.lead) > 2;
    // Samples come in batches; the edge follows the earliest of them, and slowly the rest.
    this.lead = jump || lead > this.lead ? lead : this.lead + (lead - this.lead) * 0.02;
  }

  private ringOf(sensorId: string): Ring | undefined {
    let ring = this.rings.get(sensorId);
    if (!ring && this.rings.size < MAX_SENSORS) {
      ring = new Ring(MAX_READINGS);
      this.rings.set(sensorId, ring);
    }
    return ring;
  }
}
