import { useMemo, useState } from 'react';
import { RoleNote } from '@shared/access/RoleNote';
import { useMay } from '@shared/access/useMay';
import type { ListedAlert } from '@shared/api/types';
import { fateOf } from '@shared/api/useTrouble';
import { text } from '@shared/text';
import { ClearFilters } from '@shared/ui/ClearFilters';
import { Loaded } from '@shared/ui/Loaded';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { useUrlState } from '@shared/ui/useUrlState';
import { AcknowledgeDialog } from './AcknowledgeDialog';
import { AlertFilters } from './AlertFilters';
import { AlertList } from './AlertList';
import { readFilter } from './filter';
import { useAlerts } from './useAlerts';
import './alerts.css';

const FILTERS = ['severity', 'stream', 'from', 'to'] as const;

/** What people should know, and what they said about it. */
export function AlertsPage() {
  const { params, set } = useUrlState();
  const filter = useMemo(() => readFilter(params), [params]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** The alerts that are about to be acknowledged. */
  const [asking, setAsking] = useState<readonly ListedAlert[]>([]);
  const { query, alerts, groups } = useAlerts(filter);
  const select = (ids: readonly string[], isSelected: boolean) => {
    const next = new Set(selected);
    ids.forEach((id) => (isSelected ? next.add(id) : next.delete(id)));
    setSelected(next);
  };
  const ask = (ids: readonly string[]) =>
    setAsking((alerts ?? []).filter(({ id }) => ids.includes(id)));
  const { allowed } = useMay('operate');
  const isFixed = filter.acknowledged || !allowed;
  const isFiltered = Boolean(filter.severity || filter.stream_id || filter.from || filter.to);

  return (
    <Page title={text.alerts.title}>
      <AlertFilters params={params} onChange={set} />
      {!filter.acknowledged && <RoleNote right="operate" what={text.alerts.needs} />}
      <Loaded query={{ ...fateOf(query), data: groups }} rows={8}>
        {(loaded) =>
          loaded.length === 0 ? (
            <Nothing acknowledged={filter.acknowledged} filtered={isFiltered} />
          ) : (
            <AlertList
              groups={loaded}
              selected={selected}
              onSelect={isFixed ? undefined : select}
              onAcknowledge={isFixed ? undefined : ask}
            />
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
      {asking.length > 0 && (
        <AcknowledgeDialog
          alerts={asking}
          onDone={() => select(asking.map(({ id }) => id), false)}
          onClose={() => setAsking([])}
        />
      )}
    </Page>
  );
}

function Nothing({ acknowledged, filtered }: { acknowledged: boolean; filtered: boolean }) {
  if (filtered)
    return (
      <Notice icon="filter" title={text.alerts.noMatch} hint={text.alerts.noMatchHint}>
        <ClearFilters keys={FILTERS} />
      </Notice>
    );
  return acknowledged ? (
    <Notice icon="empty" title={text.alerts.noneSeen} hint={text.alerts.noneSeenHint} />
  ) : (
    <Notice icon="check" title={text.alerts.none} hint={text.alerts.noneHint} />
  );
}
