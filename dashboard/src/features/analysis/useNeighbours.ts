import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@shared/api/client';
import type { Cycle, CycleDetails } from '@shared/api/types';

const FIRST_SPAN_MS = 10 * 60_000;
const WIDER = 12;
const PAGE = 200;

/** The cycles before and after one, of the same stream. */
export function useNeighbours(cycle: CycleDetails | undefined) {
  const stream = cycle?.stream_id;
  const start = cycle?.start_time;
  return useQuery({
    queryKey: ['cycle', cycle?.cycle_id, 'neighbours'],
    enabled: Boolean(stream && start),
    queryFn: async () => {
      const [before, after] = await Promise.all([
        page(stream ?? '', { to: start ?? '', limit: 1 }),
        firstAfter(stream ?? '', cycle?.cycle_id ?? '', start ?? ''),
      ]);
      return { previous: before.cycles[0]?.cycle_id ?? null, next: after?.cycle_id ?? null };
    },
  });
}

/**
 * Lists begin with the newest, and thousands of cycles may have followed: so the next one is
 * looked for in a short span first, then in wider ones.
 */
async function firstAfter(stream: string, own: string, start: string): Promise<Cycle | undefined> {
  for (let span = FIRST_SPAN_MS; ; span *= WIDER) {
    const to = Date.parse(start) + span;
    const all = await page(stream, { from: start, to: new Date(to).toISOString(), limit: PAGE });
    let oldest = last(all.cycles, own);
    let cursor = all.next_cursor;
    while (cursor) {
      const more = await page(stream, {
        from: start,
        to: new Date(to).toISOString(),
        limit: PAGE,
        cursor,
      });
      oldest = last(more.cycles, own) ?? oldest;
      cursor = more.next_cursor;
    }
    if (oldest || to > Date.now()) return oldest;
  }
}

const last = (cycles: readonly Cycle[], own: string) =>
  cycles.filter((cycle) => cycle.cycle_id !== own).at(-1);

interface Span {
  from?: string;
  to?: string;
  limit: number;
  cursor?: string;
}

function page(stream: string, query: Span) {
  return answerOf(
    api.GET('/api/live/streams/{stream_id}/cycles', {
      params: { path: { stream_id: stream }, query },
    }),
  );
}
