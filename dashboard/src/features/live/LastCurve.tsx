import { useMemo } from 'react';
import uPlot from 'uplot';
import type { Curve } from '@shared/api/curves';
import { Plot, type PlotOptions } from '@shared/chart/Plot';
import { useColours, type Colours } from '@shared/chart/colours';
import { axisFont, axisNumbers, scaled, secondsAlong } from '@shared/chart/scale';
import { text } from '@shared/text';
import { unitShown } from '@shared/units/unit';
import { broken, type Gap } from './gaps';

const HEIGHT = 132;
const SMALL_HEIGHT = 56;
/** On a large screen a curve takes at least this part of its height. */
const PART_OF_SCREEN = 0.18;

/** One sensor in the cycle that ended last, over the reference. */
export function LastCurve(props: {
  curve: Curve;
  reference: Curve | undefined;
  /** Of the cycle, in seconds. */
  duration: number;
  small: boolean;
}) {
  const { curve, reference, duration, small } = props;
  const colours = useColours();
  const options = useMemo(
    () => lastOptions(colours, small, duration, curve.gaps),
    [colours, small, duration, curve],
  );
  const data = useMemo(
    () =>
      uPlot.join([
        [reference?.times ?? [], reference?.values ?? []] as uPlot.AlignedData,
        [curve.times, curve.values] as unknown as uPlot.AlignedData,
      ]),
    [curve, reference],
  );
  return (
    <article className="card sensor-card" data-last={curve.sensorId}>
      <header>
        <h3 title={curve.name}>{curve.name}</h3>
        <span className="muted small">{unitShown(curve.unit)}</span>
      </header>
      <Plot
        options={options}
        data={data}
        height={small ? scaled(SMALL_HEIGHT) : Math.max(scaled(HEIGHT), Math.round(innerHeight * PART_OF_SCREEN))}
        label={text.live.lastCurve(curve.name)}
      />
    </article>
  );
}

function lastOptions(
  colours: Colours,
  small: boolean,
  duration: number,
  gaps: readonly Gap[],
): PlotOptions {
  const axis = {
    stroke: colours.muted,
    font: axisFont(),
    ticks: { show: false },
    grid: { stroke: colours.grid, width: 1 },
  };
  const line = { spanGaps: true, points: { show: false } };
  return {
    cursor: { show: false },
    legend: { show: false },
    padding: small ? [4, 0, 4, 0] : [8, scaled(14), 0, 0],
    scales: { x: { time: false, range: [0, duration || 1] } },
    axes: small
      ? [{ show: false }, { show: false }]
      : [
          { ...axis, size: scaled(22), space: scaled(56), values: secondsAlong },
          { ...axis, size: scaled(46), space: scaled(28), values: axisNumbers },
        ],
    series: [
      {},
      { ...line, stroke: colours.reference, width: 1 },
      { ...broken(() => gaps), stroke: colours.curve, width: scaled(small ? 5 : 7) / 4 },
    ],
  };
}
