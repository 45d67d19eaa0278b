import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useAcknowledged } from '@shared/alerts/acknowledged';
import { grouped, isCutOff } from '@shared/alerts/groups';
import { queries, type AlertFilter } from '@shared/api/queries';

const REFRESH_MS = 3_000;
/** A fault that lasts longer than this is not looked for to its beginning. */
const MOST_PAGES = 5;

/**
 * The alerts that are wanted, and what of them belongs together.
 * Those that were acknowledged here leave the open ones at once, not when the store has been told.
 */
export function useAlerts(filter: AlertFilter) {
  const done = useAcknowledged();
  const query = useInfiniteQuery({
    ...queries.alerts(filter),
    refetchInterval: ({ state }) => REFRESH_MS * Math.max(1, state.data?.pages.length ?? 1),
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const alerts = useMemo(() => {
    const all = data?.pages.flatMap((page) => page.alerts);
    return filter.acknowledged ? all : all?.filter((alert) => !done.has(alert.id));
  }, [data, done, filter.acknowledged]);
  const groups = useMemo(() => alerts && grouped(alerts, hasNextPage), [alerts, hasNextPage]);
  const pages = data?.pages.length ?? 0;
  const wantsMore = hasNextPage && pages < MOST_PAGES && groups !== undefined && isCutOff(groups);
  useEffect(() => {
    if (wantsMore && !isFetching && !isError) void fetchNextPage();
  }, [wantsMore, isFetching, isError, fetchNextPage]);
  return { query, alerts, groups };
}
