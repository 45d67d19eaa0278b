import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '@shared/api/client';
import { spanOf } from './selection';

const PAGE = 200;
/** In the address, where an empty value means any. */
export const NO_RECIPE = '-';
const REFRESH_MS = 4_000;

/** A machine's cycles as the address filters them, newest first, page by page. */
export function useCycles(streamId: string, params: URLSearchParams) {
  const flag = params.get('flag');
  const filter = {
    anomaly_flag: flag === 'anomaly' ? true : flag === 'normal' ? false : undefined,
    // Cycles without a recipe have the empty one.
    recipe: params.get('recipe') === NO_RECIPE ? '' : (params.get('recipe') ?? undefined),
    ...spanOf(params.get('from'), params.get('to')),
  };
  return useInfiniteQuery({
    queryKey: ['stream', streamId, 'cycles', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/live/streams/{stream_id}/cycles', {
          params: {
            path: { stream_id: streamId },
            query: { ...filter, limit: PAGE, cursor: pageParam },
          },
        }),
      ),
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    refetchInterval: ({ state }) => REFRESH_MS * Math.max(1, state.data?.pages.length ?? 1),
  });
}
