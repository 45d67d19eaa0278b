import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CycleCurves } from '@shared/api/curves';
import { envelopeQuery } from '@shared/api/envelope';
import type { Analysis, CycleDetails, Deviation, Severity } from '@shared/api/types';
import { text } from '@shared/text';
import { Loading } from '@shared/ui/Loading';
import { Notice } from '@shared/ui/Notice';
import { AlertList } from './AlertList';
import { CheckFirst } from './CheckFirst';
import { CurveGrid } from './CurveGrid';
import { DeviationTable } from './DeviationTable';
import { HealthCard } from './HealthCard';
import { HeatMap } from './HeatMap';
import { LastSeconds } from './LastSeconds';
import { Ranking } from './Ranking';
import { differenceRows } from './differences';
import { blamed, ranked } from './verdict';

const CELLS = 120;

export function Report(props: {
  cycle: CycleDetails;
  analysis: Analysis;
  curves: CycleCurves | undefined;
  loading: boolean;
  /** A sensor's name for its id. */
  nameOf: (id: string) => string;
}) {
  const { analysis, curves, cycle, nameOf } = props;
  const order = useMemo(() => orderOf(analysis, curves), [analysis, curves]);
  const { data: envelope } = useQuery(
    envelopeQuery(analysis.is_reference ? analysis.cycle_id : analysis.reference_cycle_id),
  );
  const suspects = useMemo(() => blamed(analysis), [analysis]);
  const severities = useMemo(() => severitiesOf(suspects), [suspects]);
  const rows = useMemo(() => (curves ? differenceRows(curves, order, CELLS) : []), [curves, order]);
  return (
    <>
      <div className="verdict">
        <HealthCard cycle={cycle} analysis={analysis} nameOf={nameOf} />
        <CheckFirst analysis={analysis} nameOf={nameOf} />
        <Ranking analysis={analysis} />
      </div>
      {cycle.state === 'aborted' && curves && (
        <LastSeconds
          curves={curves}
          order={order}
          envelope={envelope}
          reason={cycle.end_reason}
        />
      )}
      {props.loading && <Loading rows={4} />}
      {curves && curves.curves.size === 0 && <Notice icon="empty" title={text.analysis.noCurves} />}
      {curves && curves.curves.size > 0 && (
        <>
          <CurveGrid
            curves={curves}
            order={order}
            rows={rows}
            blamed={suspects}
            envelope={envelope}
          />
          {curves.reference.size > 0 && (
            <HeatMap rows={rows} duration={curves.duration} severities={severities} />
          )}
        </>
      )}
      <DeviationTable analysis={analysis} />
      <AlertList alerts={analysis.alerts} />
    </>
  );
}

function severitiesOf(suspects: readonly Deviation[]): ReadonlyMap<string, Severity> {
  return new Map(suspects.map(({ sensor_id, severity }) => [sensor_id, severity ?? 'normal']));
}

/** Sensors most to blame first, then the others as they come. */
function orderOf(analysis: Analysis, curves: CycleCurves | undefined): string[] {
  const blamed = ranked(analysis.deviations, 'reference').map(({ sensor_id }) => sensor_id);
  return [...new Set([...blamed, ...(curves?.curves.keys() ?? [])])];
}
