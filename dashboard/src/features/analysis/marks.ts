import type uPlot from 'uplot';
import type { Band } from '@shared/api/envelope';
import type { Stretch } from '@shared/api/gaps';
import { clipTo, drawBand } from '@shared/chart/band';
import type { Colours } from '@shared/chart/colours';
import { scaled } from '@shared/chart/scale';
import { text } from '@shared/text';

/** What is marked behind a sensor's curves. */
export interface Marks {
  /** Where it was out of the ordinary. */
  stretches: readonly Stretch[];
  /** Where there are no samples. */
  gaps: readonly Stretch[];
  /** What is usual. */
  band: Band | undefined;
}

export function drawMarks(plot: uPlot, colours: Colours, { stretches, gaps, band }: Marks): void {
  stretches.forEach((stretch) => shade(plot, colours, stretch));
  if (band) drawUsual(plot, colours, band);
  gaps.forEach((gap) => hatch(plot, colours, gap));
}

function drawUsual(plot: uPlot, colours: Colours, band: Band): void {
  plot.ctx.save();
  clipTo(plot, band.times[0] ?? 0, band.times.at(-1) ?? 0);
  drawBand(plot, colours, band, 0);
  plot.ctx.restore();
}

function shade(plot: uPlot, colours: Colours, stretch: Stretch): void {
  const box = boxOf(plot, stretch);
  if (!box) return;
  plot.ctx.save();
  plot.ctx.fillStyle = colours.warningSoft;
  plot.ctx.fillRect(...box);
  plot.ctx.restore();
}

/** Between the slanting lines that say: no samples. */
const HATCH = 9;

function hatch(plot: uPlot, colours: Colours, gap: Stretch): void {
  const box = boxOf(plot, gap);
  if (!box) return;
  const [left, top, width, height] = box;
  const { ctx } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(...box);
  ctx.clip();
  ctx.fillStyle = colours.band;
  ctx.fillRect(...box);
  ctx.strokeStyle = colours.referenceSoft;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  for (let x = left - height; x < left + width; x += scaled(HATCH) * devicePixelRatio) {
    ctx.moveTo(x, top + height);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
  sayNoSamples(plot, colours, box);
  ctx.restore();
}

/** In words, where there is room for them. */
function sayNoSamples(plot: uPlot, colours: Colours, [left, top, width, height]: Box): void {
  const { ctx } = plot;
  ctx.font = `600 ${scaled(12) * devicePixelRatio}px system-ui, sans-serif`;
  const words = text.analysis.noSamples;
  const room = ctx.measureText(words).width + scaled(12) * devicePixelRatio;
  if (room > width) return;
  const line = scaled(20) * devicePixelRatio;
  ctx.fillStyle = colours.surface;
  ctx.fillRect(left + (width - room) / 2, top + (height - line) / 2, room, line);
  ctx.fillStyle = colours.text;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(words, left + width / 2, top + height / 2);
}

type Box = [left: number, top: number, width: number, height: number];

/** Where a part of the cycle is on the canvas; nothing if it is not in view. */
function boxOf(plot: uPlot, { from, to }: Stretch): Box | undefined {
  const { bbox } = plot;
  const left = Math.max(bbox.left, plot.valToPos(from, 'x', true));
  const right = Math.min(bbox.left + bbox.width, plot.valToPos(to, 'x', true));
  return right > left ? [left, bbox.top, right - left, bbox.height] : undefined;
}
