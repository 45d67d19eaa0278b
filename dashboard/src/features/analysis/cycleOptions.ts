import uPlot from 'uplot';
import { valueAt, type Curve } from '@shared/api/curves';
import type { Colours } from '@shared/chart/colours';
import type { PlotOptions } from '@shared/chart/Plot';
import { text } from '@shared/text';
import { number } from '@shared/time/format';
import type { Stretch } from './differences';

const FONT = '11px system-ui, sans-serif';

/** A cycle's curve over its reference's, the stretch where they differ most shaded. */
export function cycleOptions(
  colours: Colours,
  unit: string,
  stretch: Stretch | undefined,
  range?: Stretch,
): PlotOptions {
  const axis = {
    stroke: colours.muted,
    font: FONT,
    ticks: { show: false },
    grid: { stroke: colours.grid, width: 1 },
  };
  const show = (_plot: uPlot, value: number | null) => `${number(value)} ${unit}`;
  return {
    cursor: { sync: { key: 'cycle' }, points: { size: 6 } },
    legend: { live: true },
    padding: [8, 8, 0, 0],
    scales: { x: { time: false, ...(range && { range: [range.from, range.to] }) } },
    axes: [
      { ...axis, size: 26, space: 56 },
      { ...axis, size: 48, space: 28 },
    ],
    series: [
      { label: text.analysis.seconds, value: (_plot, value) => number(value) },
      {
        label: text.common.reference,
        stroke: colours.referenceSoft,
        width: 5,
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
    ],
    hooks: { drawClear: stretch ? [(plot) => shade(plot, colours, stretch)] : [] },
  };
}

/** Both curves over the same times: those of the cycle, and of the reference where it is longer. */
export function cycleData(curve: Curve, reference: Curve | undefined): uPlot.AlignedData {
  const end = curve.times.at(-1) ?? -Infinity;
  const beyond = reference ? [...reference.times].filter((time) => time > end) : [];
  const times = [...curve.times, ...beyond];
  const expected = times.map((time) => orGap(reference ? valueAt(reference, time) : NaN));
  const values = [...curve.values, ...beyond.map(() => null)];
  return [times, expected, values];
}

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
