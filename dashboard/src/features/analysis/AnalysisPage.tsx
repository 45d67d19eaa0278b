import { Link, useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { queries } from '@shared/api/queries';
import { text } from '@shared/text';
import { Loading } from '@shared/ui/Loading';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { StreamTabs } from '@shared/ui/StreamTabs';
import { Trouble } from '@shared/ui/Trouble';
import { AnalysisActions } from './AnalysisActions';
import { AnalysisHeading } from './AnalysisHeading';
import { Report } from './Report';
import { isPending, useCycle } from './useCycle';
import './analysis.css';

/** What was found in one cycle. */
export function AnalysisPage() {
  const { cycleId = '' } = useParams();
  const { cycle, analysis, curves } = useCycle(cycleId);
  const streamId = cycle.data?.stream_id ?? '';
  const stream = useQuery({ ...queries.status(streamId), enabled: Boolean(streamId) });

  if (cycle.error && !cycle.data)
    return <Trouble error={cycle.error} subject="cycle" onRetry={() => void cycle.refetch()} />;
  if (!cycle.data) return <Loading rows={8} />;
  const names = new Map(stream.data?.stream.sensors?.map((sensor) => [sensor.sensor_id, sensor.name]));
  const running = cycle.data.state === 'active';
  return (
    <Page
      title={text.analysis.title(cycle.data.cycle_number)}
      heading={
        <AnalysisHeading
          cycle={cycle.data}
          analysis={analysis.data}
          device={stream.data?.stream.device_name ?? ''}
        />
      }
      beside={<AnalysisActions cycle={cycle.data} curves={curves.data} />}
    >
      <StreamTabs streamId={streamId} />
      {analysis.data ? (
        <Report
          cycle={cycle.data}
          analysis={analysis.data}
          curves={curves.data}
          loading={curves.isPending}
          nameOf={(id) => names.get(id) || id}
        />
      ) : isPending(analysis.error) || running ? (
        <Notice
          icon="system"
          title={running ? text.analysis.running : text.analysis.pending}
          hint={text.analysis.pendingHint}
        >
          {running && (
            <Link className="button" to={`/live/${streamId}`}>
              {text.common.live}
            </Link>
          )}
        </Notice>
      ) : analysis.error ? (
        <Trouble error={analysis.error} onRetry={() => void analysis.refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </Page>
  );
}
