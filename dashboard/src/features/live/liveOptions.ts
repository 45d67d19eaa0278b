import type uPlot from 'uplot';
import type { Colours } from '@shared/chart/colours';
import type { PlotOptions } from '@shared/chart/Plot';
import type { Curve } from '@shared/api/curves';
import type { Band } from '@shared/api/envelope';
import { axisFont, axisNumbers, scaled, timesAlong } from '@shared/chart/scale';
import { drawBand } from './band';
import { broken, shadeGaps, type Gap } from './gaps';

interface Behind {
  cycleStart: number | undefined;
  reference: Curve | undefined;
  band: Band | undefined;
  gaps: readonly Gap[];
}

/** How a live curve looks. The reference is painted behind it, shifted to the cycle's start. */
export function liveOptions(colours: Colours, small: boolean, behind: () => Behind): PlotOptions {
  return {
    cursor: { show: false },
    legend: { show: false },
    padding: small ? [4, 0, 4, 0] : [8, 4, 0, 0],
    scales: { x: { time: false, auto: false }, y: { auto: false, range: asGiven } },
    axes: small ? [{ show: false }, { show: false }] : [timeAxis(colours), valueAxis(colours)],
    series: [
      {},
      {
        stroke: colours.curve,
        width: scaled(small ? 5 : 7) / 4,
        ...broken(() => behind().gaps),
      },
    ],
    hooks: {
      drawClear: [
        (plot) => {
          const what = behind();
          shadeGaps(plot, colours, what);
          drawReference(plot, colours, what);
        },
      ],
    },
  };
}

const asGiven = (_plot: uPlot, min: number, max: number): [number, number] => [min, max];

function timeAxis(colours: Colours): uPlot.Axis {
  return {
    stroke: colours.muted,
    font: axisFont(),
    size: scaled(22),
    space: scaled(76),
    grid: { stroke: colours.grid, width: 1 },
    ticks: { show: false },
    incrs: [1, 2, 5, 10, 15, 30],
    values: timesAlong,
  };
}

function valueAxis(colours: Colours): uPlot.Axis {
  return {
    stroke: colours.muted,
    font: axisFont(),
    size: scaled(46),
    space: scaled(28),
    values: axisNumbers,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { show: false },
  };
}

function drawReference(plot: uPlot, colours: Colours, behind: Behind): void {
  const { cycleStart, reference, band } = behind;
  const { min, max } = plot.scales['x'] ?? {};
  if (!reference || cycleStart === undefined || min == null || max == null) return;
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  if (band) drawBand(plot, colours, band, cycleStart);
  ctx.beginPath();
  const { times, values } = reference;
  for (let i = 0; i < times.length; i++) {
    const at = cycleStart + (times[i] ?? 0);
    if (at < min - 1 || at > max + 1) continue;
    ctx.lineTo(plot.valToPos(at, 'x', true), plot.valToPos(values[i] ?? 0, 'y', true));
  }
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colours.reference;
  ctx.lineWidth = 1 * devicePixelRatio;
  ctx.stroke();
  ctx.restore();
}
