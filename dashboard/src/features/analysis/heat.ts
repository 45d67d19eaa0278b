/** A difference of the sensor's whole range is painted full. */
const FULL = 0.6;
const FAINTEST = 0.03;

/** How strongly a cell is painted: small differences stay visible, none is empty. */
export function heatAlpha(difference: number): number {
  if (Number.isNaN(difference) || difference < FAINTEST) return 0;
  return Math.min(1, Math.sqrt(difference / FULL));
}
