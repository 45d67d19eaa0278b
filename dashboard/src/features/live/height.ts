import { scaled } from '@shared/chart/scale';

/** The least height of a curve, and what a card has besides it and below it. */
const USUAL = { least: 132, around: 142 };
const SMALL = { least: 56, around: 54 };
/** Higher than this part of the screen a curve is not easier to read. */
const MOST_OF_SCREEN = 0.34;

/**
 * How high a card's curve is, in pixels: as high as lets all rows of cards fill the screen, where
 * they leave it room.
 */
export function heightOf(card: HTMLElement, small: boolean, rows: number | undefined): number {
  const { least, around } = small ? SMALL : USUAL;
  const grid = card.closest('.sensor-grid') ?? card;
  const top = grid.getBoundingClientRect().top + scrollY;
  const fitting = (innerHeight - top) / (rows ?? Infinity) - scaled(around);
  return Math.round(Math.max(scaled(least), Math.min(fitting, innerHeight * MOST_OF_SCREEN)));
}
