import { useQuery } from '@tanstack/react-query';
import { Problem } from '@shared/api/problem';
import { queries } from '@shared/api/queries';

const PENDING_MS = 1_000;
const PROVISIONAL_MS = 3_000;
const SUCCESSOR_MS = 5_000;
/** While something does not answer. */
const TROUBLED_MS = 3_000;

/** A cycle, and its verdict as soon as there is one. */
export function useCycle(cycleId: string) {
  const cycle = useQuery({
    ...queries.cycle(cycleId),
    // As long as it changes, or has no successor yet.
    refetchInterval: ({ state }) => {
      if (state.error) return passing(state.error);
      if (!state.data?.final) return PENDING_MS;
      return state.data.next_cycle_id ? false : SUCCESSOR_MS;
    },
  });
  const analysis = useQuery({
    ...queries.analysis(cycleId),
    refetchInterval: ({ state }) => {
      if (isPending(state.error)) return PENDING_MS;
      if (state.error) return passing(state.error);
      return state.data?.provisional ? PROVISIONAL_MS : false;
    },
  });
  return { cycle, analysis };
}

/** What is not there will not be there in a moment, either. */
function passing(error: Error): number | false {
  return error instanceof Problem && error.passing ? TROUBLED_MS : false;
}

/** The cycle is known, but its grace period is not over or its verdict is under way. */
export function isPending(error: unknown): boolean {
  return error instanceof Problem && error.code === 'not_analysed';
}
