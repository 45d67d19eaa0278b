import type uPlot from 'uplot';
import type { Stretch } from '@shared/api/gaps';

/** Between which of these numbers some are left out. @param numbers rising */
export function breaksOf(numbers: readonly number[]): Stretch[] {
  return numbers.flatMap((to, i) => {
    const from = numbers[i - 1];
    return from !== undefined && to - from > 1 ? [{ from, to }] : [];
  });
}

/** For a line that goes on where it has no value itself, and is broken where cycles are left out. */
export function brokenAt(breaks: readonly Stretch[]): Pick<uPlot.Series, 'spanGaps' | 'gaps'> {
  return {
    spanGaps: false,
    gaps: (plot) =>
      breaks.map(({ from, to }) => [plot.valToPos(from, 'x', true), plot.valToPos(to, 'x', true)]),
  };
}
