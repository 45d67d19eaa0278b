import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { queries } from '@shared/api/queries';
import { fateOf } from '@shared/api/useTrouble';
import { text } from '@shared/text';
import { ClearFilters } from '@shared/ui/ClearFilters';
import { ColumnLegend } from '@shared/ui/ColumnLegend';
import { Loaded } from '@shared/ui/Loaded';
import { Notice } from '@shared/ui/Notice';
import { StreamPage } from '@shared/ui/StreamPage';
import { useUrlState } from '@shared/ui/useUrlState';
import { CycleFilters } from './CycleFilters';
import { CycleTable } from './CycleTable';
import { HealthCurve } from './HealthCurve';
import { Overlay } from './Overlay';
import { limitsOf } from './limits';
import { MOST_SELECTED, readSelection, toggled } from './selection';
import { useCycles } from './useCycles';
import './cycles.css';

const FILTERS = ['flag', 'recipe', 'from', 'to'] as const;

/** All cycles of a machine. */
export function CyclesPage() {
  const { streamId = '' } = useParams();
  const { params, set } = useUrlState();
  const stream = useQuery(queries.status(streamId));
  const query = useCycles(streamId, params);
  const selection = useMemo(() => readSelection(params), [params]);
  const cycles = useMemo(() => query.data?.pages.flatMap((page) => page.cycles), [query.data]);
  const select = (id: string) => set({ overlay: toggled(selection, id).join(',') });
  const { data: settings } = useQuery(queries.settings(streamId));
  const limits = useMemo(() => limitsOf(settings), [settings]);
  const name = stream.data?.stream.device_name ?? '';
  const filtered = FILTERS.some((key) => params.has(key));

  return (
    <StreamPage
      streamId={streamId}
      title={text.cycles.title(name)}
      heading={<h1>{name || '\u00a0'}</h1>}
      error={stream.error}
    >
      <CycleFilters params={params} recipes={query.data?.pages[0]?.recipes ?? []} onChange={set} />
      <Loaded query={{ ...fateOf(query), data: cycles }} rows={8} subject="machine">
        {(loaded) =>
          loaded.length === 0 ? (
            <Notice
              icon={filtered ? 'filter' : 'empty'}
              title={filtered ? text.cycles.noMatch : text.cycles.none}
              hint={filtered ? text.cycles.noMatchHint : text.cycles.noneHint}
            >
              {filtered && <ClearFilters keys={FILTERS} />}
            </Notice>
          ) : (
            <>
              <HealthCurve cycles={loaded} limits={limits} isThinned={params.has('flag')} />
              <section className="stack" aria-label={text.cycles.overlaid}>
                <div className="row selection" role="status">
                  <span className="muted small grow">
                    {selection.length < 2
                      ? text.cycles.overlayHint
                      : `${text.cycles.selected(selection.length)}. ${selection.length >= MOST_SELECTED ? text.cycles.tooMany(MOST_SELECTED) : ''}`}
                  </span>
                  {selection.length > 0 && (
                    <button type="button" className="button" onClick={() => set({ overlay: undefined })}>
                      {text.cycles.unselect}
                    </button>
                  )}
                </div>
                {selection.length >= 2 && <Overlay ids={selection} />}
              </section>
              <ColumnLegend title={text.cycles.columnsMean} columns={text.cycles.columns} />
              <CycleTable cycles={loaded} selection={selection} onSelect={select} />
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
            </>
          )
        }
      </Loaded>
    </StreamPage>
  );
}
