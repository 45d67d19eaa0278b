import type { Ring } from './ring';

const SECONDS = 5;
/** A step between two readings that is so much longer than the one before is a pause. */
const PAUSE_FACTOR = 4;
const SHORTEST_PAUSE = 1.5;

/**
 * Readings a second of one sensor, by the readings' own times: how they were bundled on their way
 * does not matter. Looks at the last seconds, but not beyond a pause between cycles.
 */
export function rateOf(ring: Ring): number {
  const last = ring.length - 1;
  const end = ring.time(last);
  let first = last;
  let step = 0;
  while (first > 0) {
    const longer = ring.time(first) - ring.time(first - 1);
    const isPause = step > 0 && longer > Math.max(SHORTEST_PAUSE, PAUSE_FACTOR * step);
    const isEnough = end - ring.time(first - 1) > SECONDS && last > first;
    if (isPause || isEnough) break;
    step = longer;
    first--;
  }
  const seconds = end - ring.time(first);
  return seconds > 0 ? (last - first) / seconds : 0;
}
