import type { CycleStatus } from '@shared/api/types';
import type { LiveSession } from './session';

/** A cycle that has run for less than this part of its reference is hardly a whole one. */
const WHOLE = 0.8;

/** Seconds that the cycle has run, on the machine's clock. */
export function elapsed(session: LiveSession, status: CycleStatus, now: number): number | undefined {
  if (!status.start_time) return undefined;
  const start = Date.parse(status.start_time) / 1000;
  const end = status.end_time
    ? Date.parse(status.end_time) / 1000
    : status.state === 'active'
      ? session.store.head(now)
      : session.store.newestTime;
  return Number.isFinite(end) && end > start ? end - start : undefined;
}

/** Whether a cycle has run for clearly shorter than usual; unknown lengths are taken for whole. */
export function isShort(ran: number | undefined, usual: number | undefined): boolean {
  return ran !== undefined && usual !== undefined && ran < WHOLE * usual;
}
