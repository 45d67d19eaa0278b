import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client';
import type { Severity } from './types';

const PAGE = 200;
/** More in one cycle nobody reads. */
const GAPS = 20;

export interface AlertFilter {
  severity?: Severity | undefined;
  acknowledged: boolean;
  stream_id?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Keys and calls in one place: what is loaded once is shared by all who ask. */
export const queries = {
  status: (streamId: string) =>
    queryOptions({
      queryKey: ['stream', streamId, 'status'],
      queryFn: () =>
        answerOf(
          api.GET('/api/live/stream/{stream_id}/status', {
            params: { path: { stream_id: streamId } },
          }),
        ),
    }),

  /** How healthy a stream was lately. */
  health: (streamId: string) =>
    queryOptions({
      queryKey: ['stream', streamId, 'health'],
      queryFn: () =>
        answerOf(
          api.GET('/api/live/streams', { params: { query: { q: streamId, sensors: false, limit: 1 } } }),
        ),
      select: (page) => page.streams[0]?.health ?? null,
      refetchInterval: 5_000,
    }),

  settings: (streamId: string) =>
    queryOptions({
      queryKey: ['stream', streamId, 'settings'],
      queryFn: () =>
        answerOf(
          api.GET('/api/live/streams/{stream_id}/settings', {
            params: { path: { stream_id: streamId } },
          }),
        ),
    }),

  /** What connectors lost of a stream in a time, the newest. */
  gaps: (streamId: string, from: string, to: string | undefined) =>
    queryOptions({
      queryKey: ['stream', streamId, 'gaps', from, to],
      queryFn: () =>
        answerOf(
          api.GET('/api/live/streams/{stream_id}/gaps', {
            params: { path: { stream_id: streamId }, query: { from, to, limit: GAPS } },
          }),
        ),
    }),

  cycle: (cycleId: string) =>
    queryOptions({
      queryKey: ['cycle', cycleId],
      queryFn: () =>
        answerOf(
          api.GET('/api/live/cycles/{cycle_id}', { params: { path: { cycle_id: cycleId } } }),
        ),
    }),

  analysis: (cycleId: string) =>
    queryOptions({
      queryKey: ['cycle', cycleId, 'analysis'],
      queryFn: () =>
        answerOf(
          api.GET('/api/live/cycles/{cycle_id}/analysis', {
            params: { path: { cycle_id: cycleId } },
          }),
        ),
    }),

  alerts: (filter: AlertFilter) =>
    infiniteQueryOptions({
      queryKey: ['alerts', filter],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam }) =>
        answerOf(
          api.GET('/api/live/alerts', {
            params: { query: { ...filter, limit: PAGE, cursor: pageParam } },
          }),
        ),
      getNextPageParam: (last) => last.next_cursor ?? undefined,
    }),
};
