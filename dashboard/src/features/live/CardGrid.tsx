import { useRef, type ReactNode } from 'react';
import { useColumns } from './columns';

/** From this many on the cards are small, so that a wall screen shows a whole machine. */
const MANY = 24;

/** Cards of sensors side by side, in rows that are as full as can be. */
export function CardGrid<T>(props: {
  cards: readonly T[];
  keyOf: (card: T) => string;
  /** @param rows in how many they stand; undefined until it is known */
  children: (card: T, small: boolean, rows: number | undefined) => ReactNode;
}) {
  const { cards, keyOf, children } = props;
  const grid = useRef<HTMLUListElement>(null);
  const small = cards.length > MANY;
  const columns = useColumns(grid, cards.length, small);
  const rows = columns && Math.ceil(cards.length / columns);
  return (
    <ul
      ref={grid}
      className={small ? 'sensor-grid small-cards' : 'sensor-grid'}
      style={columns ? { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` } : undefined}
    >
      {cards.map((card) => (
        <li key={keyOf(card)}>{children(card, small, rows)}</li>
      ))}
    </ul>
  );
}
