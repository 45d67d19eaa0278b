import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client';
import { curvesOf } from './curves';

/** A cycle's curves; the server reduces them so that peaks survive. */
export function curvesQuery(cycleId: string, points: number) {
  return queryOptions({
    queryKey: ['cycle', cycleId, 'curves', points],
    queryFn: async () =>
      curvesOf(
        await answerOf(
          api.GET('/api/live/cycles/{cycle_id}/traces', {
            params: { path: { cycle_id: cycleId }, query: { points } },
          }),
        ),
      ),
  });
}
