import { useQuery } from '@tanstack/react-query';
import type { Curve } from '@shared/api/curves';
import { envelopeQuery, type Band } from '@shared/api/envelope';
import { curvesQuery } from '@shared/api/traces';

const POINTS = 400;

/** What the running cycle is drawn over. */
export interface Expected {
  curves: ReadonlyMap<string, Curve>;
  /** Empty until it is loaded. */
  bands: ReadonlyMap<string, Band>;
  /** How many healthy cycles the bands are made of. */
  cycles: number;
}

const NO_BANDS: ReadonlyMap<string, Band> = new Map();

/** The reference's curves, which never change for a given cycle, and the envelope around them. */
export function useReference(cycleId: string | undefined): Expected | undefined {
  const { data: reference } = useQuery({
    ...curvesQuery(cycleId ?? '', POINTS),
    enabled: Boolean(cycleId),
    staleTime: Infinity,
  });
  const { data: envelope } = useQuery(envelopeQuery(cycleId));
  if (!reference) return undefined;
  return {
    curves: reference.curves,
    bands: envelope?.bands ?? NO_BANDS,
    cycles: envelope?.cycles ?? 0,
  };
}
