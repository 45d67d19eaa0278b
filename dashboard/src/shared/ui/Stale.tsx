import { text } from '@shared/text';

/** Over what was loaded before, while it cannot be loaded again. */
export function Stale({ error }: { error: Error | null | undefined }) {
  if (!error) return null;
  return (
    <p className="banner warning" role="alert">
      {text.problems.stale(error.message || text.problems.unreachable)}
    </p>
  );
}
