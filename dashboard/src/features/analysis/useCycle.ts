import { useQuery } from '@tanstack/react-query';
import { Problem } from '@shared/api/problem';
import { queries } from '@shared/api/queries';
import { curvesQuery } from '@shared/api/traces';

const POINTS = 600;
const PENDING_MS = 1_000;
const PROVISIONAL_MS = 3_000;
const SUCCESSOR_MS = 5_000;

/** A cycle, its verdict as soon as there is one, and its curves. */
export function useCycle(cycleId: string) {
  const cycle = useQuery({
    ...queries.cycle(cycleId),
    // As long as it changes, or has no successor yet.
    refetchInterval: ({ state }) => {
      if (!state.data?.final) return PENDING_MS;
      return state.data.next_cycle_id ? false : SUCCESSOR_MS;
    },
  });
  const analysis = useQuery({
    ...queries.analysis(cycleId),
    refetchInterval: ({ state }) => {
      if (isPending(state.error)) return PENDING_MS;
      return state.data?.provisional ? PROVISIONAL_MS : false;
    },
  });
  const revision = analysis.data?.revision ?? 0;
  const curves = useQuery({
    ...curvesQuery(cycleId, POINTS),
    // Late samples replace curves; a new revision tells.
    queryKey: ['cycle', cycleId, 'curves', POINTS, revision],
    enabled: analysis.data !== undefined,
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.curves.size === 0 && state.dataUpdateCount < 5 ? PENDING_MS : false),
  });
  return { cycle, analysis, curves };
}

/** The cycle is known, but its grace period is not over or its verdict is under way. */
export function isPending(error: unknown): boolean {
  return error instanceof Problem && error.code === 'not_analysed';
}
