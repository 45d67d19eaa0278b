import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { queries } from '@shared/api/queries';
import { text } from '@shared/text';
import { StateBadge } from '@shared/ui/Badge';
import { Loading } from '@shared/ui/Loading';
import { Page } from '@shared/ui/Page';
import { StreamTabs } from '@shared/ui/StreamTabs';
import { Trouble } from '@shared/ui/Trouble';
import { ConnectionBadge } from './ConnectionBadge';
import { CycleButtons } from './CycleButtons';
import { LiveFacts } from './LiveFacts';
import { LiveStage } from './LiveStage';
import { useLive } from './useLive';
import './live.css';

/** One machine, now. */
export function LivePage() {
  const { streamId = '' } = useParams();
  const { session, view } = useLive(streamId);
  const { data, error, refetch } = useQuery(queries.status(streamId));
  const name = data?.stream.device_name ?? '';
  const status = view?.status ?? data?.cycle_status;

  if (error && !data) return <Trouble error={error} subject="machine" onRetry={() => void refetch()} />;
  return (
    <Page
      title={text.live.title(name)}
      heading={
        <div className="row">
          <h1>{name || ' '}</h1>
          {status && <StateBadge state={status.state ?? 'idle'} paused={status.paused} />}
          {view && <ConnectionBadge view={view} onRetry={() => session?.retryNow()} />}
        </div>
      }
      beside={session && view && <CycleButtons session={session} status={status} view={view} />}
    >
      <StreamTabs streamId={streamId} />
      {view?.trouble && (
        <p className="banner warning" role="alert">
          {view.trouble}
        </p>
      )}
      {session && view && status ? (
        <>
          <LiveFacts session={session} view={view} status={status} sensors={view.sensors.length} />
          <LiveStage session={session} view={view} status={status} streamId={streamId} />
        </>
      ) : (
        <Loading rows={5} />
      )}
    </Page>
  );
}
