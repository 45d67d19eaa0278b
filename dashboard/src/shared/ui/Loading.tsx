import { text } from '@shared/text';

/** Holds the place of rows that are on their way. */
export function Loading({ rows = 6, label = text.common.loading }: { rows?: number; label?: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} />
      ))}
    </div>
  );
}
