import { text } from '@shared/text';
import { useUrlState } from './useUrlState';

/** Where filters leave nothing over: the way back to all there is. */
export function ClearFilters({ keys }: { keys: readonly string[] }) {
  const { set } = useUrlState();
  return (
    <button
      type="button"
      className="button"
      onClick={() => set(Object.fromEntries(keys.map((key) => [key, undefined])))}
    >
      {text.common.clear}
    </button>
  );
}
