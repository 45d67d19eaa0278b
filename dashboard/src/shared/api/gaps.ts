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
/** With fewer points nobody knows what is usual. */
const FEWEST = 3;

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
  if (count < FEWEST) return [];
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
  const steps = Array.from({ length: times.length - 1 }, (_, i) => (times[i + 1] ?? 0) - (times[i] ?? 0));
  const first = times[0] ?? 0;
  const last = times[times.length - 1] ?? first;
  steps.sort((a, b) => a - b);
  const middle = steps[Math.floor(steps.length / 2)] ?? 0;
  const upper = steps[Math.floor(steps.length * 0.75)] ?? middle;
  const usual = upper > EVEN_SPREAD * middle ? UNEVEN * upper : EVEN * middle;
  return reduced ? Math.max(usual, (POINTS_LEFT_OUT * (last - first)) / times.length) : usual;
}

/** Whether a time lies inside of a gap, not at its edges, where there are samples. */
export function isInGap(gaps: readonly Stretch[], time: number): boolean {
  return gaps.some(({ from, to }) => time > from && time < to);
}
