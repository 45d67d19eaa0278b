import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type uPlot from 'uplot';
import type { Cycle } from '@shared/api/types';
import { Plot } from '@shared/chart/Plot';
import { useColours } from '@shared/chart/colours';
import { scaled } from '@shared/chart/scale';
import { text } from '@shared/text';
import { breaksOf } from './breaks';
import { healthData, healthOptions } from './healthOptions';
import type { HealthLimits } from './limits';
import { healthPoints } from './selection';

/** Health over the cycles, a curve a recipe; a click on a point opens its analysis. */
export function HealthCurve(props: {
  cycles: readonly Cycle[];
  limits: HealthLimits;
  /** Whether cycles between these are left out. */
  isThinned: boolean;
}) {
  const { cycles, limits, isThinned } = props;
  const navigate = useNavigate();
  const colours = useColours();
  const points = useMemo(() => healthPoints(cycles), [cycles]);
  const recipes = points.recipes.join('\n');
  const breaks = useMemo(() => (isThinned ? breaksOf(points.xs) : []), [isThinned, points]);
  const options = useMemo(
    () => healthOptions(colours, recipes.split('\n'), limits, breaks),
    [colours, recipes, limits, breaks],
  );
  const data = useMemo(() => healthData(points), [points]);
  const open = (event: React.MouseEvent<HTMLElement>) => {
    const plot = event.currentTarget.querySelector<HTMLElement & { plot?: uPlot }>('.plot')?.plot;
    const cycle = points.cycles[plot?.cursor.idx ?? -1];
    if (cycle) void navigate(`/live/analysis/${cycle.cycle_id}`);
  };
  return (
    <section className="card" aria-label={text.cycles.over}>
      <header>
        <h2>{text.cycles.over}</h2>
        <p className="muted small">
          {text.cycles.limits(limits.warning, limits.critical)}{' '}
          <span className="no-print">{text.cycles.overHint}</span>
        </p>
      </header>
      {/* The table below offers the same by keyboard. */}
      <div className="health-curve" onClick={open}>
        <Plot options={options} data={data} height={scaled(190)} label={text.cycles.over} />
      </div>
    </section>
  );
}
