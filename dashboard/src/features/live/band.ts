import type uPlot from 'uplot';
import type { Band } from '@shared/api/envelope';
import type { Colours } from '@shared/chart/colours';

/** Paints between which values healthy cycles lay, from the running cycle's start on. */
export function drawBand(plot: uPlot, colours: Colours, band: Band, cycleStart: number): void {
  const { ctx } = plot;
  const { times, low, high } = band;
  const x = (i: number) => plot.valToPos(cycleStart + (times[i] ?? 0), 'x', true);
  ctx.beginPath();
  for (let i = 0; i < times.length; i++) ctx.lineTo(x(i), plot.valToPos(high[i] ?? 0, 'y', true));
  for (let i = times.length - 1; i >= 0; i--)
    ctx.lineTo(x(i), plot.valToPos(low[i] ?? 0, 'y', true));
  ctx.closePath();
  ctx.fillStyle = colours.band;
  ctx.fill();
}
