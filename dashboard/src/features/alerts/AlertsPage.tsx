import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queries } from '@shared/api/queries';
import { text } from '@shared/text';
import { Loaded } from '@shared/ui/Loaded';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { useUrlState } from '@shared/ui/useUrlState';
import { AcknowledgeDialog } from './AcknowledgeDialog';
import { AlertCard } from './AlertCard';
import { AlertFilters } from './AlertFilters';
import { readFilter, stillThere } from './filter';
import './alerts.css';

const REFRESH_MS = 3_000;

/** What people should know, and what they said about it. */
export function AlertsPage() {
  const { params, set } = useUrlState();
  const filter = useMemo(() => readFilter(params), [params]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const query = useInfiniteQuery({ ...queries.alerts(filter), refetchInterval: REFRESH_MS });
  const alerts = useMemo(() => query.data?.pages.flatMap((page) => page.alerts), [query.data]);
  const chosen = stillThere(selected, alerts ?? []);
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };

  return (
    <Page title={text.alerts.title}>
      <AlertFilters params={params} onChange={set} />
      <Loaded query={{ data: alerts, error: query.error, refetch: query.refetch as never }} rows={8}>
        {(loaded) =>
          loaded.length === 0 ? (
            <Nothing acknowledged={filter.acknowledged} filtered={Boolean(filter.severity || filter.stream_id || filter.from || filter.to)} />
          ) : (
            <div className="card alerts">
              {!filter.acknowledged && (
                <label className="row select-all">
                  <input
                    type="checkbox"
                    checked={chosen.length === loaded.length}
                    onChange={(event) =>
                      setSelected(new Set(event.target.checked ? loaded.map(({ id }) => id) : []))
                    }
                  />
                  <span className="grow">{text.alerts.selectAll}</span>
                  <span className="muted small">{text.alerts.selectHint}</span>
                </label>
              )}
              <ul>
                {loaded.map((alert) => (
                  <AlertCard
                    key={alert.id}
                    alert={alert}
                    selected={selected.has(alert.id)}
                    onSelect={filter.acknowledged ? undefined : () => toggle(alert.id)}
                  />
                ))}
              </ul>
            </div>
          )
        }
      </Loaded>
      {query.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? text.common.loadingMore : text.common.more}
        </button>
      )}
      {chosen.length > 0 && !filter.acknowledged && (
        <div className="action-bar no-print">
          <button type="button" className="button" onClick={() => setSelected(new Set())}>
            {text.cycles.unselect}
          </button>
          <button type="button" className="button primary" onClick={() => setAsking(true)}>
            {text.alerts.acknowledge(chosen.length)}
          </button>
        </div>
      )}
      {asking && (
        <AcknowledgeDialog
          ids={chosen}
          onDone={() => setSelected(new Set())}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

function Nothing({ acknowledged, filtered }: { acknowledged: boolean; filtered: boolean }) {
  return filtered || acknowledged ? (
    <Notice icon="filter" title={text.alerts.noMatch} hint={text.streams.noMatchHint} />
  ) : (
    <Notice icon="check" title={text.alerts.none} hint={text.alerts.noneHint} />
  );
}
