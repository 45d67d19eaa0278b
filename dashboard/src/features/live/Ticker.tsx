import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queries } from '@shared/api/queries';
import type { LiveAlert } from '@shared/live/messages';
import { text } from '@shared/text';
import { moment } from '@shared/time/format';
import { SeverityBadge } from '@shared/ui/Badge';
import { withAlert } from './view';

const SHOWN = 20;

/** The machine's open alerts, newest first; new ones are read out by screen readers. */
export function Ticker({ streamId, alerts }: { streamId: string; alerts: readonly LiveAlert[] }) {
  const { data } = useInfiniteQuery({
    ...queries.alerts({ acknowledged: false, stream_id: streamId }),
    refetchInterval: 10_000,
  });
  const stored: LiveAlert[] = data?.pages[0]?.alerts.slice(0, SHOWN) ?? [];
  const known = new Set(stored.map(({ id }) => id));
  // The live channel tells of some before the database has them.
  const fresh = alerts.filter(({ id }) => !known.has(id));
  const shown = [...fresh].reverse().reduce<LiveAlert[]>(withAlert, stored).slice(0, SHOWN);
  return (
    <aside className="card ticker" aria-label={text.live.ticker}>
      <header className="row">
        <h2 className="grow">{text.live.ticker}</h2>
        {shown.length > 0 && <Link to={`/alerts?stream=${streamId}`}>{text.common.all}</Link>}
      </header>
      {shown.length === 0 && <p className="muted">{text.live.quiet}</p>}
      <ol aria-live="polite">
        {shown.map((alert) => (
          <li key={alert.id}>
            <div className="row">
              <SeverityBadge severity={alert.severity} />
              <span className="muted small">{moment(alert.created_at)}</span>
            </div>
            <p>
              {alert.cycle_id ? (
                <Link to={`/live/analysis/${alert.cycle_id}`}>{alert.message}</Link>
              ) : (
                alert.message
              )}
            </p>
          </li>
        ))}
      </ol>
    </aside>
  );
}
