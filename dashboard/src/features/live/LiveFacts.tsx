import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CycleStatus } from '@shared/api/types';
import { queries } from '@shared/api/queries';
import { text } from '@shared/text';
import { count, duration } from '@shared/time/format';
import { VerdictBadge } from '@shared/ui/Badge';
import { HealthValue } from '@shared/ui/HealthValue';
import { useNow } from '@shared/ui/useNow';
import { toneOf } from '@shared/verdict/verdict';
import { elapsed } from './elapsed';
import type { LiveSession } from './session';
import { isAwaited, newer, type LiveView } from './view';

const REFRESH_MS = 250;

/** The running cycle in figures large enough to be read from a step away. */
export function LiveFacts(props: {
  session: LiveSession;
  view: LiveView;
  status: CycleStatus;
  sensors: number;
  silent: number;
}) {
  const { session, view, status } = props;
  const now = session.moment(useNow(REFRESH_MS) / 1000);
  return (
    <dl className="facts card" aria-label={text.common.cycle(status.cycle_number)}>
      <Fact name={text.common.cycleWord}>{status.cycle_number || '–'}</Fact>
      <Fact name={text.live.elapsed}>{duration(elapsed(session, status, now))}</Fact>
      <Fact name={text.common.samples}>{count(samples(session, status))}</Fact>
      <Fact name={text.live.rate}>{text.live.perSecond(rate(session.store.rate(now)))}</Fact>
      <Fact name={text.streams.sensors}>
        {text.live.heard(props.sensors - props.silent, props.sensors)}
      </Fact>
      <Fact name={text.live.lastResult}>
        <LastResult view={view} status={status} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LastResult({ view, status }: { view: LiveView; status: CycleStatus }) {
  // What was found before this page was opened.
  const { data: stored } = useQuery(queries.health(status.stream_id ?? ''));
  if (status.state === 'stopping') return <span className="muted small">{text.live.grace}</span>;
  const result = stored ? newer(view.result ?? stored, stored) : view.result;
  if (isAwaited(view, result))
    return <span className="muted small">{text.live.analysing}</span>;
  if (!result?.cycle_id) return '–';
  const judged = { ...result, state: result.cycle_state };
  const tone = toneOf(judged);
  return (
    <Link to={`/live/analysis/${result.cycle_id}`} className="result-link">
      {tone !== 'aborted' && <HealthValue judged={judged} />}
      {tone !== 'good' && tone !== 'none' && <VerdictBadge judged={judged} />}
    </Link>
  );
}

const rate = (perSecond: number) => perSecond.toFixed(perSecond > 0 && perSecond < 10 ? 1 : 0);

function samples(session: LiveSession, status: CycleStatus): number {
  // What comes after the stop is none of the cycle's; late samples of it are counted at its end.
  const more = status.state === 'active' ? session.samplesSince : 0;
  return (status.sample_count ?? 0) + more;
}
