import { useState } from 'react';
import { Problem } from './problem';

/** What a query knows of how it fares. */
export interface Fate {
  data: unknown;
  error: Error | null;
  /** Why the last try failed, and how many have since it last went well; not all callers know. */
  failureReason?: Error | null | undefined;
  failureCount?: number | undefined;
}

/** How a query fares, for those who show something else than its own data. */
export const fateOf = (query: Fate & { refetch: () => unknown }) => ({
  error: query.error,
  failureReason: query.failureReason,
  failureCount: query.failureCount,
  refetch: query.refetch,
});

/** A line that broke once is often back at the next try. */
const NOTICED = 2;

/**
 * Why a query cannot be answered, as soon as that is known: not only when all tries are over, and
 * as long as nothing has come, also while it is tried anew.
 */
export function useTrouble({ data, error, failureReason, failureCount = 0 }: Fate): Error | null {
  const now = error ?? (isTold(failureReason, failureCount) ? (failureReason ?? null) : null);
  const [last, setLast] = useState(now);
  const kept = data !== undefined ? now : (now ?? last);
  const next = isPassing(kept) ? kept : null;
  if (next !== last) setLast(next);
  return kept;
}

/** Whoever was waited for in vain has been waited for long enough. */
function isTold(reason: Error | null | undefined, failures: number): boolean {
  const isTimeout = (reason?.cause as Error | undefined)?.name === 'TimeoutError';
  return failures >= (isTimeout ? 1 : NOTICED);
}

const isPassing = (error: Error | null) => error instanceof Problem && error.passing;
