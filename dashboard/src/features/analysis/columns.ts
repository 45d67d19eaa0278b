import type { Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { alike, percent } from '@shared/time/format';
import { unitShown } from '@shared/units/unit';
import { largestOf } from './stretches';

/** The columns with numbers, by their names in the catalogue of words. */
export type ColumnName = 'share' | 'times' | 'largest' | 'mean' | 'shape' | 'distance';

export interface Column {
  name: ColumnName;
  show: (row: Deviation) => string;
}

/** Numbers of one column and unit have the same decimals, so that they can be compared at a glance. */
export function columnsOf(rows: readonly Deviation[]): Column[] {
  const shape = alike(rows.map(({ dtw_distance }) => dtw_distance));
  const distance = alike(rows.map(({ euclidean_distance }) => euclidean_distance));
  return [
    { name: 'share', show: (row) => percent(row.contribution_share) },
    { name: 'times', show: (row) => timesOf(row.times_usual) },
    { name: 'largest', show: inUnits(rows, ({ max_deviation }) => max_deviation) },
    { name: 'mean', show: inUnits(rows, ({ mean_deviation }) => mean_deviation) },
    { name: 'shape', show: (row) => shape(row.dtw_distance) },
    { name: 'distance', show: (row) => distance(row.euclidean_distance) },
  ];
}

/** What is more is not known more exactly, and is told the same way in the sentences. */
const MOST_TIMES = 1000;

function timesOf(times: number | null | undefined): string {
  if (times == null) return '–';
  return times > MOST_TIMES ? `> ${MOST_TIMES} ×` : `${times.toFixed(1)} ×`;
}

function inUnits(
  rows: readonly Deviation[],
  field: (row: Deviation) => number | null | undefined,
) {
  const units = new Set(rows.map(({ unit }) => unit ?? ''));
  const shown = new Map(
    [...units].map((unit) => [
      unit,
      alike(rows.filter((row) => (row.unit ?? '') === unit).map(field)),
    ]),
  );
  return (row: Deviation) => {
    const unit = row.unit ?? '';
    const number = shown.get(unit)?.(field(row)) ?? '–';
    return unit && number !== '–' ? `${number}\u00a0${unitShown(unit)}` : number;
  };
}

/** The largest difference where the sensor was out of the ordinary, and when; a dash if it was not. */
export function largestThere(rows: readonly Deviation[]): (row: Deviation) => string {
  const size = inUnits(rows, (row) => {
    const told = largestOf(row);
    return told && Math.abs(told.largest);
  });
  return (row) => {
    const told = largestOf(row);
    return told ? text.analysis.sizeAt(size(row), `${told.largest_at_s.toFixed(1)}\u00a0s`) : '–';
  };
}

/** A moment as the curves' axis tells it: seconds after the cycle's start. */
export function secondsInto(at: string | null | undefined, start: string | null | undefined): string {
  if (!at || !start) return '–';
  const seconds = (Date.parse(at) - Date.parse(start)) / 1000;
  return Number.isFinite(seconds) ? `${seconds.toFixed(1)}\u00a0s` : '–';
}
