import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queries } from '@shared/api/queries';
import { Problem } from '@shared/api/problem';
import { curvesQuery } from '@shared/api/traces';
import type { CycleDetails, CycleStatus } from '@shared/api/types';
import { text } from '@shared/text';
import { ago, duration, moment } from '@shared/time/format';
import { VerdictBadge } from '@shared/ui/Badge';
import { HealthValue } from '@shared/ui/HealthValue';
import { Loaded } from '@shared/ui/Loaded';
import { Notice } from '@shared/ui/Notice';
import { useNow } from '@shared/ui/useNow';
import { CardGrid } from './CardGrid';
import { LastCurve } from './LastCurve';

const POINTS = 400;
const ASK_AGAIN_MS = 2_000;
const REFRESH_MS = 5_000;

/** The machine rests: what its last cycle was like, until the next one begins. */
export function LastCycle({ status }: { status: CycleStatus }) {
  if (!status.cycle_id)
    return <Notice icon="machine" title={text.live.waitingFirst} hint={text.live.waitingFirstHint} />;
  return <Ended cycleId={status.cycle_id} />;
}

function Ended({ cycleId }: { cycleId: string }) {
  const cycle = useQuery({ ...queries.cycle(cycleId), refetchInterval: REFRESH_MS, retry: untilThere });
  const curves = useQuery({
    ...curvesQuery(cycleId, POINTS),
    retry: untilThere,
    retryDelay: ASK_AGAIN_MS,
  });
  return (
    <div className="stack last-cycle">
      {cycle.data && (
        <Heading cycle={cycle.data} overReference={Boolean(curves.data?.reference.size)} />
      )}
      <Loaded query={curves}>
        {({ curves: byId, reference, duration: seconds }) =>
          byId.size === 0 ? (
            <Notice icon="empty" title={text.live.lastEmpty} />
          ) : (
            <CardGrid cards={[...byId.values()]} keyOf={({ sensorId }) => sensorId}>
              {(curve, small) => (
                <LastCurve
                  curve={curve}
                  reference={reference.get(curve.sensorId)}
                  duration={seconds}
                  small={small}
                />
              )}
            </CardGrid>
          )
        }
      </Loaded>
    </div>
  );
}

function Heading({ cycle, overReference }: { cycle: CycleDetails; overReference: boolean }) {
  const now = performance.timeOrigin + useNow(REFRESH_MS);
  const judged = { ...cycle, severity: cycle.severity ?? undefined, state: cycle.state };
  return (
    <header className="card row last-heading">
      <div className="grow">
        <h2>{text.live.waitingNext}</h2>
        <p className="muted">
          {text.live.lastEnded(
            cycle.cycle_number,
            moment(cycle.end_time),
            ago(cycle.end_time, now),
            lasted(cycle),
          )}
          {overReference && ` ${text.live.greyReference(0)}`}
        </p>
      </div>
      <span className="row">
        <HealthValue judged={judged} />
        <VerdictBadge judged={judged} />
      </span>
      <Link className="button" to={`/live/analysis/${cycle.cycle_id}`}>
        {text.live.openAnalysis}
      </Link>
    </header>
  );
}

function lasted({ start_time, end_time }: CycleDetails): string {
  if (!start_time || !end_time) return '–';
  return duration((Date.parse(end_time) - Date.parse(start_time)) / 1000);
}

/** What has just ended may not be in the database yet. */
function untilThere(failures: number, error: Error): boolean {
  return failures < 10 && error instanceof Problem && (error.passing || error.status === 404);
}
