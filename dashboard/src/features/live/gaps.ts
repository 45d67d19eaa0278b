import type uPlot from 'uplot';
import type { Stretch } from '@shared/api/gaps';
import type { Colours } from '@shared/chart/colours';
import { scaled } from '@shared/chart/scale';

/** Between two readings others are missing; in seconds since the epoch. How it is drawn is here, what is one is judged there. */
export type Gap = Stretch;

/** A curve that is not drawn where readings are missing. Readings alone between two gaps are dots. */
export function broken(gaps: (series: number) => readonly Stretch[]): uPlot.Series {
  return {
    spanGaps: false,
    gaps: (plot, series) =>
      gaps(series).map(({ from, to }) => [pixel(plot, from), pixel(plot, to)] as [number, number]),
    points: {
      show: false,
      size: scaled(4),
      filter: (plot, series) => {
        const found = alone(plot.data[0], plot.data[series], gaps(series));
        return found.length > 0 ? found : null;
      },
    },
  };
}

/**
 * The positions of readings between which and their neighbours others are missing.
 *
 * @param ys undefined where there is no reading of this curve
 */
export function alone(
  xs: ArrayLike<number>,
  ys: ArrayLike<number | null | undefined> | undefined,
  gaps: readonly Stretch[],
): number[] {
  if (gaps.length === 0 || !ys) return [];
  const ends = new Set(gaps.map(({ to }) => to));
  const begins = new Set(gaps.map(({ from }) => from));
  const here = Array.from({ length: xs.length }, (_, i) => i).filter((i) => ys[i] != null);
  return here.filter((i, order) => {
    const at = xs[i] ?? NaN;
    const isFirst = order === 0 || ends.has(at);
    const isLast = order === here.length - 1 || begins.has(at);
    return isFirst && isLast;
  });
}

/** Paints where readings of the running cycle are missing. */
export function shadeGaps(
  plot: uPlot,
  colours: Colours,
  { gaps, cycleStart = Infinity }: { gaps: readonly Stretch[]; cycleStart: number | undefined },
): void {
  const { ctx, bbox } = plot;
  const inside = gaps.filter(({ from }) => from >= cycleStart);
  if (inside.length === 0) return;
  ctx.save();
  ctx.fillStyle = colours.warningSoft;
  for (const { from, to } of inside) {
    const left = Math.max(bbox.left, pixel(plot, from));
    const right = Math.min(bbox.left + bbox.width, pixel(plot, to));
    if (right > left) ctx.fillRect(left, bbox.top, right - left, bbox.height);
  }
  ctx.restore();
}

const pixel = (plot: uPlot, time: number) => Math.round(plot.valToPos(time, 'x', true));
