import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useParams } from 'react-router';
import { queries } from '@shared/api/queries';
import { useTrouble } from '@shared/api/useTrouble';
import { text } from '@shared/text';
import { Loading } from '@shared/ui/Loading';
import { Page } from '@shared/ui/Page';
import { Stale } from '@shared/ui/Stale';
import { StreamTabs } from '@shared/ui/StreamTabs';
import { Trouble } from '@shared/ui/Trouble';
import { AnalysisActions } from './AnalysisActions';
import { AnalysisHeading } from './AnalysisHeading';
import { LostSamples } from './LostSamples';
import { NotYet } from './NotYet';
import { Report } from './Report';
import { withEmpty } from './silent';
import { isPending, useCycle } from './useCycle';
import { useCurves } from './useCurves';
import './analysis.css';

/** What was found in one cycle. */
export function AnalysisPage() {
  const { cycleId = '' } = useParams();
  const { cycle, analysis } = useCycle(cycleId);
  const streamId = cycle.data?.stream_id ?? '';
  const stream = useQuery({ ...queries.status(streamId), enabled: Boolean(streamId) });
  const sensors = useMemo(
    () => new Map(stream.data?.stream.sensors?.map((sensor) => [sensor.sensor_id, sensor])),
    [stream.data],
  );
  const sensorOf = useCallback((id: string) => sensors.get(id), [sensors]);
  const nameOf = useCallback((id: string) => sensorOf(id)?.name || id, [sensorOf]);
  const curves = useCurves(cycleId, analysis.data, sensors);
  const cycleTrouble = useTrouble(cycle);
  const analysisTrouble = useTrouble(analysis);

  if (!cycle.data)
    return (
      <Page title={text.analysis.untitled} heading={<h1>{text.analysis.untitled}</h1>}>
        {cycleTrouble ? (
          <Trouble error={cycleTrouble} subject="cycle" onRetry={() => void cycle.refetch()} />
        ) : (
          <Loading rows={8} />
        )}
      </Page>
    );
  const running = cycle.data.state === 'active';
  const error = analysisTrouble && !isPending(analysisTrouble) ? analysisTrouble : undefined;
  return (
    <Page
      title={text.analysis.title(cycle.data.cycle_number)}
      heading={
        <AnalysisHeading
          cycle={cycle.data}
          analysis={analysis.data}
          device={stream.data?.stream.device_name ?? cycle.data.device_name ?? ''}
        />
      }
      beside={
        <AnalysisActions
          cycle={cycle.data}
          hasCurves={Boolean(curves.data?.curves.size)}
          complete={(all) => withEmpty(all, analysis.data?.missing_sensors ?? [], sensors)}
        />
      }
    >
      <StreamTabs streamId={streamId} />
      <Stale error={cycleTrouble ?? (analysis.data && error)} />
      <LostSamples cycle={cycle.data} />
      {analysis.data ? (
        <Report
          cycle={cycle.data}
          analysis={analysis.data}
          curves={curves.data}
          curvesError={curves.error}
          onRetry={curves.retry}
          nameOf={nameOf}
          sensorOf={sensorOf}
        />
      ) : running || isPending(analysis.error) ? (
        <NotYet running={running} streamId={streamId} />
      ) : error ? (
        <Trouble error={error} onRetry={() => void analysis.refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </Page>
  );
}
