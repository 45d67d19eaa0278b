import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CycleCurves } from '@shared/api/curves';
import { envelopeQuery } from '@shared/api/envelope';
import type { Analysis, CycleDetails, Sensor } from '@shared/api/types';
import { text } from '@shared/text';
import { Loading } from '@shared/ui/Loading';
import { Notice } from '@shared/ui/Notice';
import { Trouble } from '@shared/ui/Trouble';
import { AlertList } from './AlertList';
import { CheckFirst } from './CheckFirst';
import { CurveGrid } from './CurveGrid';
import { DeviationTable } from './DeviationTable';
import { HealthCard } from './HealthCard';
import { HeatMap } from './HeatMap';
import { Ranking } from './Ranking';
import { differenceRows } from './differences';
import { stretchesOf } from './stretches';
import { culprits } from './silent';
import { blamed, ranked } from './verdict';

const CELLS = 120;
const NOBODY: readonly string[] = [];

export function Report(props: {
  cycle: CycleDetails;
  analysis: Analysis;
  curves: CycleCurves | undefined;
  /** Why there are no curves. */
  curvesError: Error | null;
  onRetry: () => void;
  /** A sensor's name for its id. */
  nameOf: (id: string) => string;
  sensorOf: (id: string) => Sensor | undefined;
}) {
  const { analysis, curves, cycle, nameOf, sensorOf } = props;
  const order = useMemo(() => orderOf(analysis, curves), [analysis, curves]);
  const { data: envelope } = useQuery(
    envelopeQuery(analysis.is_reference ? analysis.cycle_id : analysis.reference_cycle_id, true),
  );
  const suspects = useMemo(() => blamed(analysis), [analysis]);
  const listed = useMemo(() => culprits(analysis, nameOf), [analysis, nameOf]);
  const severities = useMemo(
    () => new Map(listed.map(({ sensorId, severity }) => [sensorId, severity])),
    [listed],
  );
  const stretches = useMemo(
    () => new Map(suspects.map((deviation) => [deviation.sensor_id, stretchesOf(deviation)])),
    [suspects],
  );
  const rows = useMemo(
    () => (curves ? differenceRows(curves, order, CELLS, stretches) : []),
    [curves, order, stretches],
  );
  const isEmpty = cycle.sample_count === 0;
  return (
    <>
      <div className="verdict">
        <HealthCard cycle={cycle} analysis={analysis} nameOf={nameOf} />
        <CheckFirst analysis={analysis} cycle={cycle} sensorOf={sensorOf} />
        <Ranking culprits={listed} compared={order.length} />
      </div>
      {!curves && (props.curvesError ? (
        <Trouble error={props.curvesError} onRetry={props.onRetry} />
      ) : (
        <Loading rows={4} />
      ))}
      {curves && curves.curves.size === 0 && (
        <Notice
          icon="empty"
          title={isEmpty ? text.analysis.noSamplesCame : text.analysis.noCurves}
          hint={isEmpty ? text.analysis.noSamplesCameHint : text.analysis.noCurvesHint}
        />
      )}
      {curves && curves.curves.size > 0 && (
        <>
          <CurveGrid
            curves={curves}
            order={order}
            blamed={suspects}
            stretches={stretches}
            alignment={analysis.alignment}
            silent={analysis.missing_sensors ?? NOBODY}
            envelope={envelope}
            aborted={cycle.state === 'aborted'}
          />
          {curves.reference.size > 0 && (
            <HeatMap rows={rows} duration={curves.duration} severities={severities} />
          )}
        </>
      )}
      <DeviationTable analysis={analysis} startTime={cycle.start_time} nameOf={nameOf} />
      <AlertList alerts={analysis.alerts} />
    </>
  );
}

/** Silent sensors first, then those most to blame, then the others as they come. */
function orderOf(analysis: Analysis, curves: CycleCurves | undefined): string[] {
  const silent = analysis.missing_sensors ?? [];
  const blamed = ranked(analysis.deviations, 'reference').map(({ sensor_id }) => sensor_id);
  return [...new Set([...silent, ...blamed, ...(curves?.curves.keys() ?? [])])];
}
