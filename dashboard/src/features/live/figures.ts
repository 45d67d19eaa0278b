import { text } from '@shared/text';
import { besides, percent } from '@shared/time/format';
import type { WindowStats } from './window';

const GOOD_QUALITY = 0.95;

/** Writes the figures into a card. They change several times a second; React need not know. */
export function writeFigures(card: HTMLElement, stats: WindowStats): void {
  const silent = stats.count === 0;
  const number = besides(Math.max(Math.abs(stats.min), Math.abs(stats.max)));
  const figures: Record<string, string> = {
    current: number(stats.current),
    min: number(stats.min),
    mean: number(stats.mean),
    max: number(stats.max),
    quality: silent ? '–' : percent(stats.quality),
  };
  card.classList.toggle('silent', silent);
  card.classList.toggle('poor', stats.quality < GOOD_QUALITY);
  card.title = silent ? text.live.noReading : '';
  for (const place of card.querySelectorAll<HTMLElement>('[data-figure]')) {
    const figure = figures[place.dataset['figure'] ?? ''] ?? '';
    if (place.textContent !== figure) place.textContent = figure;
  }
}
