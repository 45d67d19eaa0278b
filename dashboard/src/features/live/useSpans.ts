import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, api } from '@shared/api/client';
import { spansOver, stored, type CycleSpan } from './spans';

const BEFORE = 16;

/** The cycles over which the reference is drawn: those heard of, and those before the page was opened. */
export function useSpans(
  streamId: string,
  heard: readonly CycleSpan[],
  referenceId: string | undefined,
): readonly CycleSpan[] {
  const { data } = useQuery({
    queryKey: ['cycles-before', streamId],
    // Whatever comes later, the live channel tells.
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () =>
      answerOf(
        api.GET('/api/live/streams/{stream_id}/cycles', {
          params: { path: { stream_id: streamId }, query: { limit: BEFORE } },
        }),
      ),
  });
  return useMemo(
    () => spansOver(referenceId, heard, stored(data?.cycles ?? [])),
    [referenceId, heard, data],
  );
}
