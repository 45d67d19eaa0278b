/** A part of a cycle, in seconds after its start. */
export interface Stretch {
  from: number;
  to: number;
}

/** So many of its usual distances without a sample are a gap, if a sensor samples evenly. */
const EVEN = 3;
/** One that samples as it likes is given more time. */
const UNEVEN = 5;
/** Steps of an even sensor hardly differ: the upper quarter is at most so much above the middle. */
const EVEN_SPREAD = 1.5;
/** Points that were left out are no gap: of four points a stretch, one step may span it. */
const POINTS_LEFT_OUT = 6;
/** With fewer distances nobody knows what is usual. */
const FEWEST = 3;

/** What a sensor's distances between samples, in seconds, say of the next one. */
export interface Usual {
  /** The middle one. */
  distance: number;
  /** A longer one is a gap. */
  longest: number;
}

/** Nothing is a gap as long as nothing is known. */
const UNKNOWN: Usual = { distance: NaN, longest: Infinity };

/**
 * The one rule by which a curve is broken, a running cycle's as well as a finished one's.
 *
 * @param distances in any order; they are sorted here
 */
export function usualOf(distances: Float64Array): Usual {
  const count = distances.length;
  if (count < FEWEST) return UNKNOWN;
  distances.sort();
  const distance = distances[Math.floor(count / 2)] ?? NaN;
  const upper = distances[Math.floor((count - 1) * 0.75)] ?? distance;
  const isEven = upper <= EVEN_SPREAD * distance;
  return { distance, longest: isEven ? EVEN * distance : UNEVEN * upper };
}

/**
 * The longest distance that is no gap between points of which each stands for several samples.
 *
 * @param mean distance of such points
 */
export const longestBetweenPoints = ({ longest }: Usual, mean: number): number =>
  Math.max(longest, POINTS_LEFT_OUT * mean);

/**
 * Where a sensor gave no samples, judged by the distance it usually keeps itself.
 *
 * @param times of its samples, rising
 * @param span of the cycle, in which samples were to be expected
 * @param reduced whether there were more samples than points
 */
export function gapsOf(times: ArrayLike<number>, span: Stretch, reduced = false): Stretch[] {
  const count = times.length;
  if (count === 0) return span.to > span.from ? [span] : [];
  const longest = longestUsual(times, reduced);
  const gaps: Stretch[] = [];
  for (let i = 0; i <= count; i++) {
    const from = i === 0 ? span.from : (times[i - 1] ?? span.from);
    const to = i === count ? span.to : (times[i] ?? span.to);
    if (to - from > longest) gaps.push({ from, to });
  }
  return gaps;
}

function longestUsual(times: ArrayLike<number>, reduced: boolean): number {
  const count = times.length;
  const steps = Float64Array.from({ length: count - 1 }, (_, i) => (times[i + 1] ?? 0) - (times[i] ?? 0));
  const usual = usualOf(steps);
  const length = (times[count - 1] ?? 0) - (times[0] ?? 0);
  return reduced ? longestBetweenPoints(usual, length / count) : usual.longest;
}

/** Whether a time lies inside of a gap, not at its edges, where there are samples. */
export function isInGap(gaps: readonly Stretch[], time: number): boolean {
  return gaps.some(({ from, to }) => time > from && time < to);
}
