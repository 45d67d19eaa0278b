import { usualOf, type Usual } from '@shared/api/gaps';

const REMEMBERED = 32;

/** How far apart a sensor's readings usually are, in seconds, learnt from the last ones. */
export class Pace {
  private readonly distances = new Float64Array(REMEMBERED);
  private count = 0;
  private known: Usual | undefined;

  learn(distance: number): void {
    this.distances[this.count++ % REMEMBERED] = distance;
    this.known = undefined;
  }

  /** What the last distances say; a pause now and then does not change it. */
  get usual(): Usual {
    this.known ??= usualOf(this.distances.slice(0, Math.min(this.count, REMEMBERED)));
    return this.known;
  }
}
