import uPlot from 'uplot';
import { interpolated, valueAt, type Curve } from '@shared/api/curves';
import type { Band } from '@shared/api/envelope';
import type { Colours } from '@shared/chart/colours';
import type { PlotOptions } from '@shared/chart/Plot';
import { axisFont, axisNumbers, scaled, secondsAlong } from '@shared/chart/scale';
import { text } from '@shared/text';
import { quantity } from '@shared/time/format';
import type { Stretch } from './differences';

/** A cycle's curve over its reference's, the stretch where they differ most shaded. */
export function cycleOptions(
  colours: Colours,
  unit: string,
  stretch: Stretch | undefined,
  range?: Stretch,
): PlotOptions {
  const axis = {
    stroke: colours.muted,
    font: axisFont(),
    ticks: { show: false },
    grid: { stroke: colours.grid, width: 1 },
  };
  const show = (_plot: uPlot, value: number | null) => quantity(value, unit);
  const edge = { width: 0, spanGaps: true, points: { show: false }, class: 'hidden-series' };
  return {
    cursor: { sync: { key: 'cycle' }, points: { size: 6 } },
    legend: { live: true },
    padding: [8, scaled(18), 0, 0],
    bands: [{ series: [4, 3], fill: colours.band }],
    scales: { x: { time: false, ...(range && { range: [range.from, range.to] }) } },
    axes: [
      { ...axis, size: scaled(26), space: scaled(56), values: secondsAlong },
      { ...axis, size: scaled(50), space: scaled(28), values: axisNumbers },
    ],
    series: [
      { label: text.analysis.seconds, value: (_plot, value: number | null) => quantity(value, 's') },
      {
        label: text.common.reference,
        stroke: colours.reference,
        width: 1.25,
        spanGaps: true,
        points: { show: false },
        value: show,
      },
      {
        label: text.common.cycleWord,
        stroke: colours.curve,
        width: 1.75,
        spanGaps: true,
        points: { show: false },
        value: show,
      },
      edge,
      edge,
    ],
    hooks: { drawClear: stretch ? [(plot) => shade(plot, colours, stretch)] : [] },
  };
}

/** Both curves over the same times: those of the cycle, and of the reference where it is longer. */
export function cycleData(
  curve: Curve,
  reference: Curve | undefined,
  band?: Band,
): uPlot.AlignedData {
  const end = curve.times.at(-1) ?? -Infinity;
  const beyond = reference ? [...reference.times].filter((time) => time > end) : [];
  const times = [...curve.times, ...beyond];
  const expected = times.map((time) => orGap(reference ? valueAt(reference, time) : NaN));
  const values = [...curve.values, ...beyond.map(() => null)];
  const edgeOf = (edge: Float64Array) =>
    times.map((time) => orGap(band ? interpolated(band.times, edge, time) : NaN));
  return [
    times,
    expected,
    values,
    edgeOf(band?.low ?? NOTHING),
    edgeOf(band?.high ?? NOTHING),
  ];
}

const NOTHING = new Float64Array(0);
const orGap = (value: number) => (Number.isNaN(value) ? null : value);

function shade(plot: uPlot, colours: Colours, { from, to }: Stretch): void {
  const { ctx, bbox } = plot;
  const left = Math.max(bbox.left, plot.valToPos(from, 'x', true));
  const right = Math.min(bbox.left + bbox.width, plot.valToPos(to, 'x', true));
  if (right <= left) return;
  ctx.save();
  ctx.fillStyle = colours.warningSoft;
  ctx.fillRect(left, bbox.top, right - left, bbox.height);
  ctx.restore();
}
