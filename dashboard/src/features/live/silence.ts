import type { Curve } from '@shared/api/curves';
import type { Ring } from '@shared/live/ring';
import { KEPT_SECONDS } from '@shared/live/store';

/** A sensor that should be heard of and is not. */
export interface Silence {
  /** Seconds since the epoch. */
  since: number;
  /** Nothing older is known here: the silence may have begun earlier. */
  orBefore: boolean;
}

/** What a sensor's silence is judged by; times in seconds since the epoch. */
export interface Moment {
  /** Of the machine's newest sample, whichever sensor's. */
  newest: number;
  /** Of the oldest sample that this page was told. */
  oldest: number;
  cycleStart: number;
}

/** Samples of different sensors may be bundled differently on their way. */
const SHORTEST = 2;
/** For a sensor of which nothing at all is known. */
const SHORTEST_UNKNOWN = 10;

/**
 * Whether a sensor is silent in the running cycle while others are heard. What is usual for it is
 * judged by its own readings, and by how long it was silent in the reference cycle.
 */
export function silenceOf(
  ring: Ring | undefined,
  reference: Curve | undefined,
  { newest, oldest, cycleStart }: Moment,
): Silence | undefined {
  const last = ring?.newestTime ?? NaN;
  const isKnown = !Number.isNaN(last);
  const since = Math.max(isKnown ? last : oldest, cycleStart);
  const own = isKnown ? ownPatience(ring) : SHORTEST_UNKNOWN;
  if (!(newest - since > Math.max(own, longestQuiet(reference)))) return undefined;
  return { since, orBefore: !isKnown && oldest - cycleStart > SHORTEST };
}

function ownPatience(ring: Ring | undefined): number {
  return Math.min(KEPT_SECONDS, Math.max(SHORTEST, ring?.patience ?? Infinity));
}

/** The longest time without a reading in a cycle that was as it should be. */
function longestQuiet(reference: Curve | undefined): number {
  const times = reference?.times ?? [];
  let longest = times[0] ?? 0;
  for (let i = 1; i < times.length; i++)
    longest = Math.max(longest, (times[i] ?? 0) - (times[i - 1] ?? 0));
  return longest;
}
