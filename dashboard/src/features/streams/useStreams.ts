import { infiniteQueryOptions, useInfiniteQuery, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { answerOf, api } from '@shared/api/client';
import { useTrouble } from '@shared/api/useTrouble';
import { inOrder, rowOf } from './rows';

const PAGE = 500;
const REFRESH_MS = 2_000;

const streamsQuery = infiniteQueryOptions({
  queryKey: ['streams'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/api/live/streams', {
        params: { query: { sensors: false, limit: PAGE, cursor: pageParam } },
      }),
    ),
  getNextPageParam: (last) => last.next_cursor ?? undefined,
});

/** Begins to load before the page that shows it is there. */
export function prefetchStreams(client: QueryClient): void {
  void client.prefetchInfiniteQuery(streamsQuery);
}

/** All machines: page after page at first, then fresh every few seconds, slower the more there are. */
export function useStreams() {
  const query = useInfiniteQuery({
    ...streamsQuery,
    refetchInterval: ({ state }) => REFRESH_MS * Math.max(1, state.data?.pages.length ?? 1),
  });
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const trouble = useTrouble(query);
  const rows = useMemo(
    () => query.data && inOrder(query.data.pages.flatMap((page) => page.streams).map(rowOf)),
    [query.data],
  );
  return { rows, complete: !hasNextPage, trouble, refetch: query.refetch };
}
