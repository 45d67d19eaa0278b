import { scaled } from '@shared/chart/scale';

const USUAL = 132;
const SMALL = 56;
/** What a card has besides its curve, and the room below it. */
const AROUND = 142;
/** Higher than this part of the screen a curve is not easier to read. */
const MOST_OF_SCREEN = 0.34;

/**
 * How high a card's curve is, in pixels: as high as lets all rows of cards fill the screen, where
 * they leave it room.
 */
export function heightOf(card: HTMLElement, small: boolean, rows: number | undefined): number {
  if (small) return scaled(SMALL);
  const grid = card.closest('.sensor-grid') ?? card;
  const top = grid.getBoundingClientRect().top + scrollY;
  const fitting = (innerHeight - top) / (rows ?? Infinity) - scaled(AROUND);
  return Math.round(Math.max(scaled(USUAL), Math.min(fitting, innerHeight * MOST_OF_SCREEN)));
}
