import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { CycleCurves } from '@shared/api/curves';
import { queries } from '@shared/api/queries';
import { curvesQuery } from '@shared/api/traces';
import { text } from '@shared/text';
import { Loading } from '@shared/ui/Loading';
import { Notice } from '@shared/ui/Notice';
import { Trouble } from '@shared/ui/Trouble';
import { OverlaySheet } from './OverlaySheet';

const POINTS = 500;
const FEW = 12;

/** The curves of some cycles, one sheet a sensor. */
export function Overlay({ ids }: { ids: readonly string[] }) {
  const [isAll, setAll] = useState(false);
  const all = useQueries({ queries: ids.map((id) => curvesQuery(id, POINTS)) });
  const names = useQueries({ queries: ids.map((id) => queries.cycle(id)) });
  const error = all.find((query) => query.error && !query.data)?.error;
  const retry = () => all.forEach((query) => query.error && void query.refetch());
  if (error) return <Trouble error={error} subject="cycle" onRetry={retry} />;
  const cycles = all.flatMap((query): CycleCurves[] => (query.data ? [query.data] : []));
  if (cycles.length < all.length) return <Loading rows={3} />;
  const labels = names.map((query) => text.common.cycle(query.data?.cycle_number));
  const without = labels.filter((_, i) => cycles[i]?.curves.size === 0);
  const sensors = [...new Map(cycles.flatMap(({ curves }) => [...curves])).values()];
  const shown = isAll ? sensors : sensors.slice(0, FEW);
  if (sensors.length === 0)
    return <Notice icon="empty" title={text.cycles.noCurves} hint={text.analysis.noCurvesHint} />;
  return (
    <>
      {without.length > 0 && (
        <p className="banner">{text.cycles.withoutCurves(without.join(', '))}</p>
      )}
      <div className="overlay-grid">
        {shown.map(({ sensorId, name, unit }) => (
          <OverlaySheet
            key={sensorId}
            cycles={cycles}
            labels={labels}
            sensorId={sensorId}
            name={name}
            unit={unit}
          />
        ))}
      </div>
      {sensors.length > FEW && (
        <button type="button" className="button no-print" onClick={() => setAll(!isAll)}>
          {isAll ? text.cycles.fewSensors(FEW) : text.analysis.showAll(sensors.length)}
        </button>
      )}
    </>
  );
}
