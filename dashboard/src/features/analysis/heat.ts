import { isInGap } from '@shared/api/gaps';
import type { Severity } from '@shared/api/types';
import type { Colours } from '@shared/chart/colours';
import type { DifferenceRow } from './differences';

/** A difference of that part of the sensor's range is painted full where it is out of the ordinary. */
const FULL = 0.6;
const FAINTEST = 0.03;
/** What is out of the ordinary is seen however small it is. */
const LEAST_OUT = 0.4;
/** What is usual stays in the background however large it is: a steep edge is off in healthy cycles, too. */
const MOST_USUAL = 0.3;

/**
 * How strongly a cell is painted. The strongest are the largest of the differences that are out of
 * the ordinary; the faintest of those is stronger than the largest usual one.
 */
export function heatAlpha(difference: number, isOut: boolean): number {
  const isSeen = difference >= FAINTEST;
  const share = isSeen ? Math.min(1, Math.sqrt(difference / FULL)) : 0;
  return isOut ? LEAST_OUT + (1 - LEAST_OUT) * share : MOST_USUAL * share;
}

/** Whether a cell has a part in where the verdict says the sensor was out of the ordinary. */
export function isMarked(row: DifferenceRow, cell: number, duration: number): boolean {
  const width = duration / row.cells.length;
  const middle = (cell + 0.5) * width;
  return row.stretches.some(({ from, to }) =>
    // One that is narrower than a cell is in the cell that has its middle.
    to - from < width
      ? Math.floor((from + to) / 2 / width) === cell
      : from <= middle && middle <= to,
  );
}

/** Two pixels a cell, so that a silent one can be striped; the browser scales without smoothing. */
const PIXELS = 2;

export function paintHeat(
  canvas: HTMLCanvasElement,
  rows: readonly DifferenceRow[],
  duration: number,
  severities: ReadonlyMap<string, Severity>,
  colours: Colours,
): void {
  const context = canvas.getContext('2d');
  const columns = rows[0]?.cells.length ?? 0;
  if (!context || columns === 0) return;
  canvas.width = columns * PIXELS;
  canvas.height = rows.length;
  rows.forEach((row, y) => {
    const severity = severities.get(row.sensorId) ?? 'normal';
    row.cells.forEach((value, x) => {
      const isSilent = isInGap(row.gaps, (duration * (x + 0.5)) / columns);
      const isOut = severity !== 'normal' && isMarked(row, x, duration);
      context.fillStyle = isSilent ? colours.text : isOut ? colours[severity] : colours.reference;
      context.globalAlpha = isSilent ? 1 : heatAlpha(value, isOut);
      context.fillRect(x * PIXELS, y, isSilent ? 1 : PIXELS, 1);
    });
  });
}
