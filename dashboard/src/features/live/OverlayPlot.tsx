import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import type { Sensor } from '@shared/api/types';
import { Plot, type PlotElement, type PlotOptions } from '@shared/chart/Plot';
import { seriesColour, useColours, type Colours } from '@shared/chart/colours';
import { axisFont, scaled, timesAlong } from '@shared/chart/scale';
import { text } from '@shared/text';
import { SilentBadge } from './SilentBadge';
import { MOST_TOGETHER } from './choice';
import { frames } from './frames';
import { broken, type Gap } from './gaps';
import type { LiveSession } from './session';
import type { Silence } from './silence';
import { CurveBuffer, statsOf } from './window';

const EMPTY: uPlot.AlignedData = [[]];

/** The chosen sensors on one sheet, each by its own range. */
export function OverlayPlot(props: {
  session: LiveSession;
  sensors: readonly Sensor[];
  seconds: number;
  silent: ReadonlyMap<string, Silence>;
}) {
  const { session, seconds } = props;
  const sensors = useMemo(() => props.sensors.slice(0, MOST_TOGETHER), [props.sensors]);
  const colours = useColours();
  const buffers = useMemo(() => sensors.map(() => new CurveBuffer()), [sensors]);
  const options = useMemo(
    () => optionsFor(buffers.length, colours, (series) => buffers[series - 1]?.gaps ?? []),
    [buffers, colours],
  );
  const card = useRef<HTMLDivElement>(null);

  useEffect(() => {
    return frames.add((now) => {
      const plot = card.current?.querySelector<PlotElement>('.plot')?.plot;
      if (!plot) return;
      const head = session.store.head(session.moment(now));
      const from = head - seconds;
      const tables = sensors.map((sensor, i) => {
        const ring = session.store.ring(sensor.sensor_id);
        const { min, max } = statsOf(ring, from);
        const [xs, ys] = buffers[i]?.fill(ring, from) ?? [[], []];
        const height = max > min ? max - min : 1;
        return [xs, Float64Array.from(ys, (y) => (y - min) / height)] as uPlot.AlignedData;
      });
      plot.batch(() => {
        plot.setData(tables.length ? uPlot.join(tables) : EMPTY, false);
        plot.setScale('x', { min: from, max: head });
      });
    });
  }, [session, sensors, seconds, buffers]);

  return (
    <div className="card" ref={card}>
      <Plot options={options} data={EMPTY} height={Math.max(scaled(360), Math.round(innerHeight * 0.5))} label={text.live.normalised} />
      <ul className="row legend">
        {sensors.map((sensor, i) => (
          <li key={sensor.sensor_id} className="row small">
            <i style={{ background: seriesColour(i) }} />
            {sensor.name ?? sensor.sensor_id}
            <SilentBadge silence={props.silent.get(sensor.sensor_id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function optionsFor(
  curves: number,
  colours: Colours,
  gaps: (series: number) => readonly Gap[],
): PlotOptions {
  return {
    cursor: { show: false },
    legend: { show: false },
    scales: { x: { time: false, auto: false }, y: { auto: false, range: [-0.05, 1.05] } },
    axes: [
      {
        stroke: colours.muted,
        font: axisFont(),
        size: scaled(30),
        grid: { stroke: colours.grid, width: 1 },
        ticks: { show: false },
        incrs: [1, 2, 5, 10, 15, 30],
        space: scaled(80),
        values: timesAlong,
      },
      { show: false },
    ],
    series: [
      {},
      ...Array.from({ length: curves }, (_, i) => ({
        stroke: seriesColour(i),
        width: 1.75,
        ...broken(gaps),
      })),
    ],
  };
}
