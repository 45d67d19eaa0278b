import type uPlot from 'uplot';
import type { Curve } from '@shared/api/curves';
import type { Band } from '@shared/api/envelope';
import type { Colours } from '@shared/chart/colours';
import { scaled } from '@shared/chart/scale';
import type { CycleSpan } from './spans';

/** In pixels. */
const LEAST_BAND = 6;

/** What is expected of a sensor in every cycle. */
export interface Expectation {
  cycles: readonly CycleSpan[];
  reference: Curve | undefined;
  band: Band | undefined;
}

/** Paints the envelope and the reference behind every cycle in view, from its start to its end. */
export function drawReference(plot: uPlot, colours: Colours, expected: Expectation): void {
  const { cycles, reference, band } = expected;
  const { min, max } = plot.scales['x'] ?? {};
  if (!reference || min == null || max == null) return;
  const length = Math.max(reference.times.at(-1) ?? 0, band?.times.at(-1) ?? 0);
  for (const { start, end = start + length } of cycles) {
    if (start > max || end < min) continue;
    const { ctx } = plot;
    ctx.save();
    clipTo(plot, start, end);
    if (band) drawBand(plot, colours, band, start);
    drawLine(plot, colours, reference, start);
    ctx.restore();
  }
}

/** Nothing is expected after a cycle's end, nor outside of the drawing. */
function clipTo(plot: uPlot, start: number, end: number): void {
  const { ctx, bbox } = plot;
  const left = Math.max(bbox.left, plot.valToPos(start, 'x', true));
  const right = Math.min(bbox.left + bbox.width, plot.valToPos(end, 'x', true));
  ctx.beginPath();
  ctx.rect(left, bbox.top, Math.max(0, right - left), bbox.height);
  ctx.clip();
}

function drawBand(plot: uPlot, colours: Colours, band: Band, start: number): void {
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

function drawLine(plot: uPlot, colours: Colours, curve: Curve, start: number): void {
  const { ctx } = plot;
  ctx.strokeStyle = colours.reference;
  ctx.lineWidth = devicePixelRatio;
  ctx.lineJoin = 'round';
  ctx.stroke(placed(plot, lineOf(curve), start, curve.values[0]));
}

/**
 * A path in seconds and units, counted from a point, in the pixels of a drawing: thirty pictures a
 * second of a hundred sensors leave no time to place each point anew.
 */
function placed(plot: uPlot, path: Path2D, start: number, first = 0): Path2D {
  const [x, right] = [plot.valToPos(start, 'x', true), plot.valToPos(start + 1, 'x', true)];
  const [y, above] = [plot.valToPos(first, 'y', true), plot.valToPos(first + 1, 'y', true)];
  const moved = new Path2D();
  moved.addPath(path, new DOMMatrix([right - x, 0, 0, above - y, x, y]));
  return moved;
}

const lines = new WeakMap<Curve, Path2D>();
const outlines = new WeakMap<Band, Path2D>();

function lineOf(curve: Curve): Path2D {
  const path = lines.get(curve) ?? new Path2D();
  if (lines.has(curve)) return path;
  const { times, values } = curve;
  for (let i = 0; i < times.length; i++)
    path.lineTo(times[i] ?? 0, (values[i] ?? 0) - (values[0] ?? 0));
  lines.set(curve, path);
  return path;
}

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
