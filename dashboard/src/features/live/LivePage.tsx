import { useEffect, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { CycleStatus, Sensor } from '@shared/api/types';
import { queries } from '@shared/api/queries';
import { useTrouble } from '@shared/api/useTrouble';
import { text } from '@shared/text';
import { timeOfDay } from '@shared/time/format';
import { StateBadge } from '@shared/ui/Badge';
import { Loading } from '@shared/ui/Loading';
import { StreamPage } from '@shared/ui/StreamPage';
import { Trouble } from '@shared/ui/Trouble';
import { ConnectionBadge } from './ConnectionBadge';
import { CycleButtons } from './CycleButtons';
import { elapsed } from './elapsed';
import { LiveFacts } from './LiveFacts';
import { LiveStage } from './LiveStage';
import { useLive } from './useLive';
import { useReference } from './useReference';
import { useSilent } from './useSilent';
import { merged, type LiveView } from './view';
import type { LiveSession } from './session';
import './attention.css';
import './live.css';

const NONE: readonly Sensor[] = [];

/** One machine, now. */
export function LivePage() {
  const { streamId = '' } = useParams();
  const { session, view } = useLive(streamId);
  const stream = useQuery(queries.status(streamId));
  const { data, refetch } = stream;
  const error = useTrouble(stream);
  const isRefused = view?.connection === 'refused';
  // Its answer tells why: nobody is signed in any more, for instance.
  useEffect(() => {
    if (isRefused) void refetch();
  }, [isRefused, refetch]);
  const name = data?.stream.device_name ?? '';
  const isOld = view?.asOf !== undefined;
  const status = view?.status ?? data?.cycle_status;

  return (
    <StreamPage
      streamId={streamId}
      error={error}
      title={text.live.title(name)}
      heading={
        <div className="row live-heading">
          <h1>{name || '\u00a0'}</h1>
          <span className={isOld ? 'row stale' : 'row'}>
            {status && <StateBadge state={status.state ?? 'idle'} paused={status.paused} />}
            {view?.asOf !== undefined && (
              <span className="muted small as-of">
                {text.live.asOf(timeOfDay(performance.timeOrigin + view.asOf))}
              </span>
            )}
          </span>
          {view && <ConnectionBadge view={view} onRetry={() => session?.retryNow()} />}
        </div>
      }
      beside={
        <CycleButtons
          streamId={streamId}
          machine={name}
          status={status}
          current={view?.connection === 'open'}
          elapsed={() =>
            session && status ? elapsed(session, status, session.moment(performance.now() / 1000)) : undefined
          }
        />
      }
    >
      {view?.trouble && (
        <p className="banner warning" role="alert">
          {view.trouble}
        </p>
      )}
      {error && !data ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : session && view && status ? (
        <div className={isOld ? 'contents stale' : 'contents'}>
          <Now
            streamId={streamId}
            session={session}
            view={view}
            status={status}
            registered={data?.stream.sensors ?? NONE}
          />
        </div>
      ) : (
        <Loading rows={5} />
      )}
    </StreamPage>
  );
}

function Now(props: {
  streamId: string;
  session: LiveSession;
  view: LiveView;
  status: CycleStatus;
  /** Also those that were never heard of. */
  registered: readonly Sensor[];
}) {
  const { streamId, session, view, status, registered } = props;
  const sensors = useMemo(() => merged(registered, view.sensors), [registered, view.sensors]);
  const reference = useReference(status.reference_cycle_id ?? undefined);
  const silent = useSilent(session, view, status, sensors, reference);
  return (
    <>
      <LiveFacts
        session={session}
        view={view}
        status={status}
        sensors={sensors.length}
        silent={silent.sensors.size}
      />
      <LiveStage
        streamId={streamId}
        session={session}
        view={view}
        status={status}
        sensors={sensors}
        reference={reference}
        silent={silent}
      />
    </>
  );
}
