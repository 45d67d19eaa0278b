import type uPlot from 'uplot';
import type { Colours } from '@shared/chart/colours';
import type { PlotOptions } from '@shared/chart/Plot';
import { axisFont, axisNumbers, scaled, timesAlong } from '@shared/chart/scale';
import { broken, shadeGaps, type Gap } from './gaps';
import { drawReference, type Expectation } from './reference';

interface Behind extends Expectation {
  cycleStart: number | undefined;
  gaps: readonly Gap[];
}

/** How a live curve looks. What is expected is painted behind it, shifted to the start of each cycle. */
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
