import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CycleCurves } from '@shared/api/curves';
import { curvesQuery } from '@shared/api/traces';
import type { Analysis, Sensor } from '@shared/api/types';
import { useTrouble } from '@shared/api/useTrouble';
import { aligned } from './alignment';
import { withSilent } from './silent';

const POINTS = 600;
const PENDING_MS = 1_000;
const KEPT_MS = 60_000;
const MOST_LOOKS = 5;
const NOBODY: readonly string[] = [];

/** The curves of an analysed cycle over the reference's, as they were compared; silent sensors among them. */
export function useCurves(
  cycleId: string,
  analysis: Analysis | undefined,
  sensors: ReadonlyMap<string, Sensor>,
): { data: CycleCurves | undefined; error: Error | null; retry: () => void } {
  const silent = analysis?.missing_sensors ?? NOBODY;
  const alignment = analysis?.alignment;
  const curves = useQuery({
    ...curvesQuery(cycleId, POINTS),
    // Late samples replace curves; a new revision tells.
    queryKey: ['cycle', cycleId, 'curves', POINTS, analysis?.revision ?? 0],
    enabled: analysis !== undefined,
    staleTime: KEPT_MS,
    refetchInterval: ({ state }) =>
      state.data?.curves.size === 0 && state.dataUpdateCount < MOST_LOOKS ? PENDING_MS : false,
  });
  const referenceId = analysis?.reference_cycle_id ?? '';
  const { data: reference } = useQuery({
    ...curvesQuery(referenceId, POINTS),
    enabled: silent.length > 0 && Boolean(referenceId),
    staleTime: KEPT_MS,
  });
  const data = useMemo(
    () => curves.data && aligned(withSilent(curves.data, silent, sensors, reference), alignment),
    [curves.data, silent, sensors, reference, alignment],
  );
  const error = useTrouble(curves);
  return { data, error, retry: () => void curves.refetch() };
}
