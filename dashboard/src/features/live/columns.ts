import { useLayoutEffect, useState, type RefObject } from 'react';

/** In letters' sizes, as the style sheet has them. */
const NARROWEST = { small: 11, usual: 18.5 };

/**
 * In how many columns some cards stand so that no row is nearly empty: as few as make no more rows
 * than the width asks for.
 */
export function balanced(cards: number, fitting: number): number {
  const rows = Math.ceil(cards / Math.max(1, fitting));
  return Math.max(1, Math.ceil(cards / Math.max(1, rows)));
}

/** The same for a grid, whatever its width becomes; undefined until it is known. */
export function useColumns(
  grid: RefObject<HTMLElement | null>,
  cards: number,
  small: boolean,
): number | undefined {
  const [columns, setColumns] = useState<number>();
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return undefined;
    const measure = () => {
      const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const gap = parseFloat(getComputedStyle(element).columnGap) || 0;
      const narrowest = (small ? NARROWEST.small : NARROWEST.usual) * letter;
      setColumns(balanced(cards, Math.floor((element.clientWidth + gap) / (narrowest + gap))));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [grid, cards, small]);
  return columns;
}
