import { useMemo } from 'react';
import type uPlot from 'uplot';
import type { CycleCurves } from '@shared/api/curves';
import { Plot, type PlotOptions } from '@shared/chart/Plot';
import { seriesColour, useColours, type Colours } from '@shared/chart/colours';
import { axisFont, axisNumbers, scaled, secondsAlong } from '@shared/chart/scale';
import { text } from '@shared/text';
import { quantity } from '@shared/time/format';
import { unitShown } from '@shared/units/unit';
import { overlaid } from './overlaid';

/** One sensor in all cycles that are chosen. */
export function OverlaySheet(props: {
  cycles: readonly CycleCurves[];
  labels: readonly string[];
  sensorId: string;
  name: string;
  unit: string;
}) {
  const { cycles, labels, sensorId, unit } = props;
  const colours = useColours();
  const key = labels.join('|');
  const options = useMemo(() => sheetOptions(colours, key.split('|'), unit), [colours, key, unit]);
  const data = useMemo(() => overlaid(cycles, sensorId), [cycles, sensorId]);
  return (
    <article className="card">
      <header className="row">
        <h3 className="grow">{props.name}</h3>
        <span className="muted small">{unitShown(unit)}</span>
      </header>
      <Plot options={options} data={data} height={scaled(190)} label={text.live.curve(props.name)} />
    </article>
  );
}

function sheetOptions(colours: Colours, labels: readonly string[], unit: string): PlotOptions {
  const axis = {
    font: axisFont(),
    stroke: colours.muted, ticks: { show: false }, grid: { stroke: colours.grid, width: 1 } };
  return {
    cursor: { sync: { key: 'overlay' } },
    legend: { live: true },
    padding: [8, scaled(18), 0, 0],
    scales: { x: { time: false } },
    axes: [
      { ...axis, size: scaled(26), values: secondsAlong },
      { ...axis, size: scaled(50), values: axisNumbers },
    ],
    series: [
      { label: text.analysis.seconds, value: (_plot: uPlot, value: number | null) => quantity(value, 's') },
      ...labels.map((label, i) => ({
        label,
        stroke: seriesColour(i),
        width: 1.5,
        spanGaps: false,
        points: { show: false },
        value: (_plot: uPlot, value: number | null) => quantity(value, unit),
      })),
    ],
  };
}
