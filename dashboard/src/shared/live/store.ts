import { rateOf } from './rate';
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
export const KEPT_SECONDS = LONGEST_WINDOW + 5;
const MAX_READINGS = 8192;
const MAX_SENSORS = 5000;
/** Whoever sends nothing for longer, and for longer than usual, sends nothing. */
const SILENT_SECONDS = 2;
const SILENT_FACTOR = 3;
/** How much of what was before counts beside what has just come. */
const MEMORY = 0.8;
/** Clocks that differ by more are different on purpose: a recording is played. */
const SAME_CLOCK_SECONDS = 60;

/** What of each sensor has come in lately. Written by the live channel, read by the drawing. */
export class LiveStore {
  private readonly rings = new Map<string, Ring>();
  private lastArrival = -Infinity;
  /** Seconds between messages, lately. */
  private between = 0;
  /** Samples there were for each that came: more than one on a slow line. */
  private thinning = { there: 0, here: 0 };
  private newest = -Infinity;
  private oldest = Infinity;
  private countedFrom = -Infinity;
  private counted = 0;
  /** The machine's clock minus the viewer's; not known before the first samples. */
  private lead: number | undefined;

  /** Time of the newest sample, in seconds since the epoch; -Infinity before the first. */
  get newestTime(): number {
    return this.newest;
  }

  /** Time of the oldest sample that ever came; Infinity before the first. */
  get oldestTime(): number {
    return this.oldest;
  }

  /** Samples that came and are newer than what {@link countFrom} was told, those left out included. */
  get countedSamples(): number {
    return Math.round(this.counted);
  }

  /** @param time in seconds; what is not newer is counted elsewhere */
  countFrom(time: number): void {
    this.countedFrom = time;
    this.counted = 0;
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
   * @param now seconds of the viewer's performance.now()
   * @param live whether the samples are of this moment, not ones that were missed
   * @param stoodFor how many samples these are the peaks of
   */
  add(samples: readonly LiveSample[], now: number, live = true, stoodFor = samples.length): void {
    let latest = -Infinity;
    let news = 0;
    const thinning = stoodFor / Math.max(1, samples.length);
    for (const sample of samples) {
      const time = Date.parse(sample.timestamp) / 1000;
      if (Number.isNaN(time)) continue;
      this.ringOf(sample.sensor_id)?.add(time, sample.value, sample.quality ?? 1, thinning);
      if (time > latest) latest = time;
      if (time < this.oldest) this.oldest = time;
      if (time > this.countedFrom) news++;
    }
    if (latest > this.newest) this.newest = latest;
    this.rings.forEach((ring) => ring.dropBefore(this.newest - KEPT_SECONDS));
    this.counted += news * thinning;
    this.thinning = {
      there: this.thinning.there * MEMORY + stoodFor,
      here: this.thinning.here * MEMORY + samples.length,
    };
    if (live) {
      const since = now - this.lastArrival;
      if (Number.isFinite(since)) this.between = this.between * MEMORY + since * (1 - MEMORY);
      this.lastArrival = now;
      this.follow(latest - now);
    } else if (this.lead === undefined && Number.isFinite(latest)) {
      this.lead = this.guessedLead(latest, now);
    }
  }

  /** Before anything has come of this moment: the viewer's clock, unless the machine's is another. */
  private guessedLead(latest: number, now: number): number {
    const clock = performance.timeOrigin / 1000;
    return Math.abs(latest - now - clock) > SAME_CLOCK_SECONDS ? latest - now : clock;
  }

  /**
   * The time at the right edge: runs evenly with the viewer's clock, as far ahead of or behind it
   * as the newest samples are.
   */
  head(now: number): number {
    return now + (this.lead ?? performance.timeOrigin / 1000);
  }

  /** Whether nothing has come for longer than usual. */
  isQuiet(now: number): boolean {
    return now - this.lastArrival > Math.max(SILENT_SECONDS, SILENT_FACTOR * this.between);
  }

  /** Samples a second over the last seconds; 0 when nothing comes any more. */
  rate(now: number): number {
    if (this.isQuiet(now)) return 0;
    const since = this.newest - KEPT_SECONDS / 2;
    let sum = 0;
    this.rings.forEach((ring) => {
      if (ring.length > 0 && ring.time(ring.length - 1) > since) sum += rateOf(ring);
    });
    return (sum * this.thinning.there) / Math.max(1, this.thinning.here);
  }

  clear(): void {
    this.rings.clear();
    this.newest = -Infinity;
    this.oldest = Infinity;
    this.lead = undefined;
    this.lastArrival = -Infinity;
  }

  private follow(lead: number): void {
    const before = this.lead ?? -Infinity;
    const jump = Math.abs(lead - before) > 2;
    // Samples come in batches; the edge follows the earliest of them, and slowly the rest.
    this.lead = jump || lead > before ? lead : before + (lead - before) * 0.02;
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
