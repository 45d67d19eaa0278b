import type uPlot from 'uplot';
import type { Band } from '../api/envelope';
import type { Colours } from './colours';
import { scaled } from './scale';

/** In pixels. */
const LEAST_BAND = 6;

/** Paints between which values a sensor lies in healthy cycles. @param start of the cycle, on the axis */
export function drawBand(plot: uPlot, colours: Colours, band: Band, start: number): void {
  const { ctx } = plot;
  const path = placed(plot, outlineOf(band), start, band.low[0]);
  ctx.fillStyle = colours.bandSolid;
  ctx.fill(path);
  // Where healthy cycles are so alike that the band is thinner than the curve, it looks out behind it.
  ctx.strokeStyle = colours.bandSolid;
  ctx.lineWidth = scaled(LEAST_BAND) * devicePixelRatio;
  ctx.lineJoin = 'round';
  ctx.stroke(path);
}

/** Restricts what is painted next to a part of the axis, inside of the drawing. */
export function clipTo(plot: uPlot, start: number, end: number): void {
  const { ctx, bbox } = plot;
  const left = Math.max(bbox.left, plot.valToPos(start, 'x', true));
  const right = Math.min(bbox.left + bbox.width, plot.valToPos(end, 'x', true));
  ctx.beginPath();
  ctx.rect(left, bbox.top, Math.max(0, right - left), bbox.height);
  ctx.clip();
}

/**
 * A path in seconds and units, counted from a point, in the pixels of a drawing: thirty pictures a
 * second of a hundred sensors leave no time to place each point anew.
 */
export function placed(plot: uPlot, path: Path2D, start: number, first = 0): Path2D {
  const [x, right] = [plot.valToPos(start, 'x', true), plot.valToPos(start + 1, 'x', true)];
  const [y, above] = [plot.valToPos(first, 'y', true), plot.valToPos(first + 1, 'y', true)];
  const moved = new Path2D();
  moved.addPath(path, new DOMMatrix([right - x, 0, 0, above - y, x, y]));
  return moved;
}

const outlines = new WeakMap<Band, Path2D>();

function outlineOf(band: Band): Path2D {
  const path = outlines.get(band) ?? new Path2D();
  if (outlines.has(band)) return path;
  const { times, low, high } = band;
  for (let i = 0; i < times.length; i++) path.lineTo(times[i] ?? 0, (high[i] ?? 0) - (low[0] ?? 0));
  for (let i = times.length - 1; i >= 0; i--)
    path.lineTo(times[i] ?? 0, (low[i] ?? 0) - (low[0] ?? 0));
  path.closePath();
  outlines.set(band, path);
  return path;
}
