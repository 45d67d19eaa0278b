import { text } from '@shared/text';
import type { CycleState } from '@shared/api/types';

const STATES: CycleState[] = ['active', 'stopping', 'stopped', 'aborted', 'waiting_start', 'idle'];

export function StreamFilters(props: {
  params: URLSearchParams;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const { params, onChange } = props;
  return (
    <form className="row filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label className="grow">
        <span className="hidden">{text.common.search}</span>
        <input
          type="search"
          className="input wide"
          placeholder={text.streams.searchHint}
          value={params.get('q') ?? ''}
          onChange={(event) => onChange({ q: event.target.value })}
        />
      </label>
      <label>
        <span className="hidden">{text.streams.stateFilter}</span>
        <select
          className="input"
          value={params.get('state') ?? ''}
          onChange={(event) => onChange({ state: event.target.value })}
        >
          <option value="">{`${text.streams.stateFilter}: ${text.common.all}`}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {text.states[state]}
            </option>
          ))}
        </select>
      </label>
      <label className="row">
        <input
          type="checkbox"
          checked={params.get('alerts') === 'open'}
          onChange={(event) => onChange({ alerts: event.target.checked ? 'open' : undefined })}
        />
        {text.streams.onlyAlerts}
      </label>
    </form>
  );
}
