import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import uPlot from 'uplot';
import type { CycleCurves } from '@shared/api/curves';
import { queries } from '@shared/api/queries';
import { curvesQuery } from '@shared/api/traces';
import { Plot, type PlotOptions } from '@shared/chart/Plot';
import { seriesColour, useColours, type Colours } from '@shared/chart/colours';
import { axisFont, axisNumbers, scaled, secondsAlong } from '@shared/chart/scale';
import { text } from '@shared/text';
import { quantity } from '@shared/time/format';
import { Loading } from '@shared/ui/Loading';
import { Trouble } from '@shared/ui/Trouble';

const POINTS = 500;
const SENSORS = 12;

/** The curves of some cycles, one sheet a sensor. */
export function Overlay({ ids }: { ids: readonly string[] }) {
  const all = useQueries({ queries: ids.map((id) => curvesQuery(id, POINTS)) });
  const names = useQueries({ queries: ids.map((id) => queries.cycle(id)) });
  const error = all.find((query) => query.error)?.error;
  if (error) return <Trouble error={error} />;
  const loaded = all.map((query) => query.data);
  if (loaded.some((curves) => !curves)) return <Loading rows={3} />;
  const cycles = loaded as CycleCurves[];
  const labels = names.map((query) => text.common.cycle(query.data?.cycle_number));
  const sensors = [...new Map(cycles.flatMap(({ curves }) => [...curves])).values()];
  return (
    <div className="overlay-grid">
      {sensors.slice(0, SENSORS).map((sensor) => (
        <Sheet
          key={sensor.sensorId}
          cycles={cycles}
          labels={labels}
          sensorId={sensor.sensorId}
          name={sensor.name}
          unit={sensor.unit}
        />
      ))}
    </div>
  );
}

function Sheet(props: {
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
  const data = uPlot.join(
    cycles.map(({ curves }) => {
      const curve = curves.get(sensorId);
      return [curve?.times ?? [], curve?.values ?? []] as uPlot.AlignedData;
    }),
  );
  return (
    <article className="card">
      <header className="row">
        <h3 className="grow">{props.name}</h3>
        <span className="muted small">{unit}</span>
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
        spanGaps: true,
        points: { show: false },
        value: (_plot: uPlot, value: number | null) => quantity(value, unit),
      })),
    ],
  };
}
