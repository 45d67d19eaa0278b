import type { Cycle } from '@shared/api/types';
import { toneOf, type Tone } from '@shared/verdict/verdict';

/** More curves on one sheet cannot be told apart. */
export const MOST_SELECTED = 8;

export function readSelection(params: URLSearchParams): string[] {
  return [...new Set(params.get('overlay')?.split(',').filter(Boolean))].slice(0, MOST_SELECTED);
}

export function toggled(selection: readonly string[], id: string): string[] {
  if (selection.includes(id)) return selection.filter((other) => other !== id);
  return selection.length < MOST_SELECTED ? [...selection, id] : [...selection];
}

export interface HealthPoints {
  cycles: Cycle[];
  xs: number[];
  ys: (number | null)[];
  tones: Tone[];
  /** A curve each, at least one; the empty one for cycles without. */
  recipes: string[];
}

/** Oldest first, by cycle number, for the curve of health. */
export function healthPoints(cycles: readonly Cycle[]): HealthPoints {
  const ordered = [...cycles].sort((a, b) => a.cycle_number - b.cycle_number);
  return {
    cycles: ordered,
    xs: ordered.map((cycle) => cycle.cycle_number),
    // What was broken off has no health as a whole.
    ys: ordered.map((cycle) => (toneOf(cycle) === 'aborted' ? null : (cycle.health_score ?? null))),
    tones: ordered.map(toneOf),
    recipes: recipesOf(ordered),
  };
}

/** At least one, so that there is a curve before the first cycle is judged. */
function recipesOf(cycles: readonly Cycle[]): string[] {
  const found = new Set(cycles.filter(isJudged).map(({ recipe }) => recipe ?? ''));
  return found.size > 0 ? [...found].sort() : [''];
}

const isJudged = (cycle: Cycle) => cycle.health_score != null;

/** The last moment of a day for filters that count to its end. */
export function spanOf(from: string | null, to: string | null) {
  const start = from ? new Date(`${from}T00:00:00`) : undefined;
  const end = to ? new Date(`${to}T00:00:00`) : undefined;
  end?.setDate(end.getDate() + 1);
  return { from: isoOrNothing(start), to: isoOrNothing(end) };
}

function isoOrNothing(date: Date | undefined): string | undefined {
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}
