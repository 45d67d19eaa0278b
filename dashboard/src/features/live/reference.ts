import type uPlot from 'uplot';
import type { Curve } from '@shared/api/curves';
import type { Band } from '@shared/api/envelope';
import { clipTo, drawBand, placed } from '@shared/chart/band';
import type { Colours } from '@shared/chart/colours';
import type { CycleSpan } from './spans';

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
    // Nothing is expected after a cycle's end.
    clipTo(plot, start, end);
    if (band) drawBand(plot, colours, band, start);
    drawLine(plot, colours, reference, start);
    ctx.restore();
  }
}

function drawLine(plot: uPlot, colours: Colours, curve: Curve, start: number): void {
  const { ctx } = plot;
  ctx.strokeStyle = colours.reference;
  ctx.lineWidth = devicePixelRatio;
  ctx.lineJoin = 'round';
  ctx.stroke(placed(plot, lineOf(curve), start, curve.values[0]));
}

const lines = new WeakMap<Curve, Path2D>();
function lineOf(curve: Curve): Path2D {
  const path = lines.get(curve) ?? new Path2D();
  if (lines.has(curve)) return path;
  const { times, values } = curve;
  for (let i = 0; i < times.length; i++)
    path.lineTo(times[i] ?? 0, (values[i] ?? 0) - (values[0] ?? 0));
  lines.set(curve, path);
  return path;
}
