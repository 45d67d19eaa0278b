import type { Cycle, CycleStatus } from '@shared/api/types';

/** From when to when a cycle ran, in seconds since the epoch, and what it is compared with. */
export interface CycleSpan {
  start: number;
  /** Undefined as long as it runs. */
  end: number | undefined;
  /** Undefined where it is not told. */
  referenceId: string | undefined;
}

/** More do not begin within the longest window. */
const MOST = 32;

/** With what a state says of its cycle; the same list if it says nothing new. */
export function withState(spans: readonly CycleSpan[], status: CycleStatus): readonly CycleSpan[] {
  const start = seconds(status.start_time);
  if (start === undefined) return spans;
  const end = seconds(status.end_time);
  const referenceId = status.reference_cycle_id ?? undefined;
  const known = spans.find((span) => span.start === start);
  if (known && known.end === end && known.referenceId === referenceId) return spans;
  return [...spans.filter((span) => span.start !== start), { start, end, referenceId }].slice(-MOST);
}

/**
 * Stored cycles. Which reference is theirs is not told, but cycles of one recipe have one: where
 * there are several recipes, none is taken.
 */
export function stored(cycles: readonly Cycle[]): CycleSpan[] {
  if (new Set(cycles.map(({ recipe }) => recipe ?? '')).size > 1) return [];
  return cycles.flatMap((cycle) => {
    const start = seconds(cycle.start_time);
    return start === undefined ? [] : [{ start, end: seconds(cycle.end_time), referenceId: undefined }];
  });
}

/** Those over which a reference may be drawn; what was heard of a cycle goes before what was stored. */
export function spansOver(
  referenceId: string | undefined,
  heard: readonly CycleSpan[],
  before: readonly CycleSpan[],
): CycleSpan[] {
  const starts = new Set(heard.map(({ start }) => start));
  return [...before.filter(({ start }) => !starts.has(start)), ...heard].filter(
    (span) => span.referenceId === undefined || span.referenceId === referenceId,
  );
}

function seconds(time: string | null | undefined): number | undefined {
  const at = time ? Date.parse(time) / 1000 : NaN;
  return Number.isNaN(at) ? undefined : at;
}
