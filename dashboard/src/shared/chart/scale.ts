import type uPlot from 'uplot';
import { number, timeOfDay } from '@shared/time/format';

const USUAL_FONT = 16;

/** A size on a canvas, in pixels, as large as the page's letters make it on this screen. */
export function scaled(pixels: number): number {
  const font = parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_FONT;
  return Math.round((pixels * font) / USUAL_FONT);
}

/** The letters of a drawing's axes. */
export function axisFont(): string {
  return `${scaled(11)}px system-ui, sans-serif`;
}

const MOST_DECIMALS = 9;

/** Numbers along an axis: as many decimals as tell its steps apart, and no more. */
export function axisNumbers(_plot: unknown, splits: number[]): string[] {
  const [first = 0, second = first] = splits;
  const step = Math.abs(second - first) || Math.abs(first) || 1;
  // A step of 0.25 needs a decimal more than one of 0.2.
  const digits = Number((step / 10 ** Math.floor(Math.log10(step))).toFixed(2)) % 1 > 0 ? 1 : 0;
  const decimals = Math.max(0, digits - Math.floor(Math.log10(step)));
  if (decimals > MOST_DECIMALS || step >= 1e7) return splits.map((value) => number(value));
  return splits.map((value) => value.toLocaleString(undefined, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
}

export function secondsAlong(plot: unknown, splits: number[]): string[] {
  return axisNumbers(plot, splits).map((at) => `${at} s`);
}

/** Of a time of day, in pixels. */
const HALF_LABEL = 24;

/** Times of day; the edge of the drawing would cut off the last one, so it is left out there. */
export function timesAlong(plot: uPlot, splits: number[]): (string | null)[] {
  const room = plot.bbox.width / devicePixelRatio - scaled(HALF_LABEL);
  return splits.map((at) => (plot.valToPos(at, 'x') <= room ? timeOfDay(at * 1000) : null));
}
