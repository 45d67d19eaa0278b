import type uPlot from 'uplot';
import { interpolated, valueAt, type Curve } from '@shared/api/curves';
import { isInGap, type Stretch } from '@shared/api/gaps';
import type { Band } from '@shared/api/envelope';
import type { Colours } from '@shared/chart/colours';
import type { PlotOptions } from '@shared/chart/Plot';
import { axisFont, axisNumbers, scaled, secondsAlong } from '@shared/chart/scale';
import { text } from '@shared/text';
import { quantity } from '@shared/time/format';
import { drawMarks, type Marks } from './marks';

/** A cycle's curve over its reference's, what is to be seen there marked behind them. */
export function cycleOptions(
  colours: Colours,
  unit: string,
  marks: Marks,
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
        spanGaps: false,
        points: { show: false },
        value: show,
      },
      {
        label: text.common.cycleWord,
        stroke: colours.curve,
        width: 1.75,
        spanGaps: false,
        points: { show: false },
        value: show,
      },
      edge,
      edge,
    ],
    hooks: { drawClear: [(plot) => drawMarks(plot, colours, marks)] },
  };
}

/**
 * Both curves over the same times: those of the cycle, and of the reference where the cycle has
 * none. No line is drawn over a gap.
 */
export function cycleData(
  curve: Curve,
  reference: Curve | undefined,
  band?: Band,
): uPlot.AlignedData {
  const times = timesOf(curve, reference);
  const values = times.map((time) => orGap(valueAt(curve, time)));
  const expected = times.map((time) => orGap(reference ? valueAt(reference, time) : NaN));
  const edgeOf = (edge: Float64Array) =>
    times.map((time) => orGap(band ? interpolated(band.times, edge, time) : NaN));
  return [times, expected, values, edgeOf(band?.low ?? NOTHING), edgeOf(band?.high ?? NOTHING)];
}

function timesOf(curve: Curve, reference: Curve | undefined): number[] {
  const first = curve.times.at(0) ?? Infinity;
  const last = curve.times.at(-1) ?? -Infinity;
  const elsewhere = [...(reference?.times ?? [])].filter(
    (time) => time < first || time > last || isInGap(curve.gaps, time),
  );
  // A time inside of each gap, so that the line ends there whatever the reference has.
  const gaps = [...curve.gaps, ...(reference?.gaps ?? [])];
  const middles = gaps.map(({ from, to }) => (from + to) / 2);
  return [...new Set([...curve.times, ...elsewhere, ...middles])].sort((a, b) => a - b);
}

const NOTHING = new Float64Array(0);
const orGap = (value: number) => (Number.isNaN(value) ? null : value);
