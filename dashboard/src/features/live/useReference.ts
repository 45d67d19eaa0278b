import { useQuery } from '@tanstack/react-query';
import type { Curve } from '@shared/api/curves';
import { curvesQuery } from '@shared/api/traces';

const POINTS = 400;

/** The reference's curves by sensor; they never change for a given cycle. */
export function useReference(cycleId: string | undefined): ReadonlyMap<string, Curve> | undefined {
  const { data } = useQuery({
    ...curvesQuery(cycleId ?? '', POINTS),
    enabled: Boolean(cycleId),
    staleTime: Infinity,
  });
  return data?.curves;
}
