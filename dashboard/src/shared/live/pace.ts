const REMEMBERED = 32;
/** Of fewer distances nothing can be said yet. */
const FEWEST = 3;

/** How far apart a sensor's readings usually are, in seconds, learnt from the last ones. */
export class Pace {
  private readonly distances = new Float64Array(REMEMBERED);
  private count = 0;
  private known = NaN;
  private fresh = true;

  learn(distance: number): void {
    this.distances[this.count++ % REMEMBERED] = distance;
    this.fresh = false;
  }

  /**
   * The upper quartile: a pause now and then does not change it, and a sensor that reports in bursts
   * is judged by the longer of its distances. NaN as long as it is not known.
   */
  get usual(): number {
    if (!this.fresh && this.count >= FEWEST) {
      const sorted = this.distances.slice(0, Math.min(this.count, REMEMBERED)).sort();
      this.known = sorted[Math.floor((sorted.length - 1) * 0.75)] ?? NaN;
      this.fresh = true;
    }
    return this.known;
  }
}
