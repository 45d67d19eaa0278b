import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type uPlot from 'uplot';
import type { Cycle } from '@shared/api/types';
import { Plot, type PlotOptions } from '@shared/chart/Plot';
import { useColours, type Colours } from '@shared/chart/colours';
import { text } from '@shared/text';
import { health } from '@shared/time/format';
import { healthPoints } from './selection';

const WARNING = 70;
const CRITICAL = 40;
const MOST_DOTS = 400;

/** Health over the cycles; a click on a point opens its analysis. */
export function HealthCurve({ cycles }: { cycles: readonly Cycle[] }) {
  const navigate = useNavigate();
  const colours = useColours();
  const points = useMemo(() => healthPoints(cycles), [cycles]);
  const options = useMemo(() => optionsFor(colours, cycles.length), [colours, cycles.length]);
  const data = useMemo(() => [points.xs, points.ys] as uPlot.AlignedData, [points]);
  const open = (event: React.MouseEvent<HTMLElement>) => {
    const plot = event.currentTarget.querySelector<HTMLElement & { plot?: uPlot }>('.plot')?.plot;
    const cycle = points.cycles[plot?.cursor.idx ?? -1];
    if (cycle) void navigate(`/live/analysis/${cycle.cycle_id}`);
  };
  return (
    <section className="card" aria-label={text.cycles.over}>
      <header>
        <h2>{text.cycles.over}</h2>
        <p className="muted small no-print">{text.cycles.overHint}</p>
      </header>
      {/* The table below offers the same by keyboard. */}
      <div className="health-curve" onClick={open}>
        <Plot options={options} data={data} height={190} label={text.cycles.over} />
      </div>
    </section>
  );
}

function optionsFor(colours: Colours, cycles: number): PlotOptions {
  const axis = { stroke: colours.muted, ticks: { show: false }, grid: { stroke: colours.grid, width: 1 } };
  return {
    legend: { live: true },
    padding: [8, 12, 0, 0],
    scales: { x: { time: false }, y: { range: [0, 104] } },
    axes: [
      { ...axis, size: 26, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000] },
      { ...axis, size: 40, splits: () => [0, CRITICAL, WARNING, 100] },
    ],
    series: [
      { label: text.common.cycleWord },
      {
        label: text.common.health,
        stroke: colours.curve,
        width: 1.75,
        points: { show: cycles <= MOST_DOTS, size: 7, fill: colours.curve },
        value: (_plot, value: number | null) => health(value),
      },
    ],
    hooks: { drawClear: [(plot) => drawLimits(plot, colours)] },
  };
}

/** Below these a cycle is a warning, or critical. */
function drawLimits(plot: uPlot, colours: Colours): void {
  const { ctx, bbox } = plot;
  const limits: [number, string][] = [
    [WARNING, colours.warning],
    [CRITICAL, colours.critical],
  ];
  ctx.save();
  ctx.setLineDash([6, 5]);
  ctx.lineWidth = devicePixelRatio;
  for (const [limit, colour] of limits) {
    const y = plot.valToPos(limit, 'y', true);
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}
