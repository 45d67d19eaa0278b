import { useDeferredValue, useMemo } from 'react';
import { text } from '@shared/text';
import type { CycleState } from '@shared/api/types';
import { Loading } from '@shared/ui/Loading';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Stale } from '@shared/ui/Stale';
import { Trouble } from '@shared/ui/Trouble';
import { useUrlState } from '@shared/ui/useUrlState';
import { StreamFilters } from './StreamFilters';
import { StreamList } from './StreamList';
import { matches } from './rows';
import { useStreams } from './useStreams';
import './streams.css';

export function StreamsPage() {
  const { rows, complete, trouble, refetch } = useStreams();
  const { params, set } = useUrlState();
  const words = useDeferredValue(params.get('q') ?? '');
  const state = (params.get('state') ?? '') as CycleState | '';
  const onlyAlerts = params.get('alerts') === 'open';
  const shown = useMemo(
    () => rows?.filter((row) => matches(row, { words, state, onlyAlerts })),
    [rows, words, state, onlyAlerts],
  );
  const running = rows?.filter((row) => row.state === 'active').length ?? 0;

  return (
    <Page
      title={text.streams.title}
      heading={
        <>
          <h1>{text.streams.title}</h1>
          <p className="muted small" role="status">
            {rows && (complete ? text.streams.summary(rows.length, running) : text.streams.progress(rows.length))}
          </p>
        </>
      }
    >
      <StreamFilters params={params} onChange={set} />
      {!shown && !trouble && <Loading rows={8} />}
      {!shown && trouble && <Trouble error={trouble} onRetry={() => void refetch()} />}
      {shown && <Stale error={trouble} />}
      <div className={trouble ? 'contents stale' : 'contents'}>
        {shown && shown.length > 0 && <StreamList rows={shown} />}
      </div>
      {shown?.length === 0 && rows?.length === 0 && (
        <Notice icon="machine" title={text.streams.none} hint={text.streams.noneHint} />
      )}
      {shown?.length === 0 && rows && rows.length > 0 && (
        <Notice icon="filter" title={text.streams.noMatch} hint={text.streams.noMatchHint}>
          <button
            type="button"
            className="button"
            onClick={() => set({ q: undefined, state: undefined, alerts: undefined })}
          >
            {text.common.clear}
          </button>
        </Notice>
      )}
    </Page>
  );
}
