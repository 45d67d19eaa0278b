import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client';
import { curvesOf, type CycleCurves } from './curves';

/** A cycle's curves; the server reduces them so that peaks survive. */
export function curvesQuery(cycleId: string, points: number) {
  return queryOptions({
    queryKey: ['cycle', cycleId, 'curves', points],
    queryFn: () => loadCurves(cycleId, points),
  });
}

/** The same for once, not kept for others. */
export async function loadCurves(cycleId: string, points: number): Promise<CycleCurves> {
  return curvesOf(
    await answerOf(
      api.GET('/api/live/cycles/{cycle_id}/traces', {
        params: { path: { cycle_id: cycleId }, query: { points } },
      }),
    ),
  );
}
