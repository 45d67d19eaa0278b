import { isInGap } from '@shared/api/gaps';
import type { Severity } from '@shared/api/types';
import type { Colours } from '@shared/chart/colours';
import type { DifferenceRow } from './differences';

/** A difference of the sensor's whole range is painted full. */
const FULL = 0.6;
const FAINTEST = 0.03;

/** How strongly a cell is painted: small differences stay visible, none is empty. */
export function heatAlpha(difference: number): number {
  if (Number.isNaN(difference) || difference < FAINTEST) return 0;
  return Math.min(1, Math.sqrt(difference / FULL));
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
    const filled = severity === 'normal' ? colours.reference : colours[severity];
    row.cells.forEach((value, x) => {
      const isSilent = isInGap(row.gaps, (duration * (x + 0.5)) / columns);
      context.fillStyle = isSilent ? colours.text : filled;
      context.globalAlpha = isSilent ? 1 : heatAlpha(value);
      context.fillRect(x * PIXELS, y, isSilent ? 1 : PIXELS, 1);
    });
  });
}
