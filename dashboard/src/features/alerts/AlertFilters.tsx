import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@shared/api/client';
import { text } from '@shared/text';
import { Segments } from '@shared/ui/Segments';

const STATUSES = [
  { value: 'open', label: text.alerts.open },
  { value: 'acknowledged', label: text.alerts.acknowledged },
] as const;
const MOST_MACHINES = 500;

export function AlertFilters(props: {
  params: URLSearchParams;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const { params, onChange } = props;
  const stream = params.get('stream') ?? '';
  const { data } = useQuery({
    queryKey: ['streams', 'names'],
    staleTime: 30_000,
    queryFn: () =>
      answerOf(
        api.GET('/api/live/streams', { params: { query: { sensors: false, limit: MOST_MACHINES } } }),
      ),
  });
  const machines = data?.streams ?? [];
  const known = machines.some(({ stream_id }) => stream_id === stream);
  return (
    <form className="row no-print" onSubmit={(event) => event.preventDefault()}>
      <Segments
        label={text.alerts.status}
        value={params.get('status') === 'acknowledged' ? 'acknowledged' : 'open'}
        options={STATUSES}
        onChange={(value) => onChange({ status: value === 'open' ? undefined : value })}
      />
      <label>
        <span className="hidden">{text.common.severity}</span>
        <select
          className="input"
          value={params.get('severity') ?? ''}
          onChange={(event) => onChange({ severity: event.target.value })}
        >
          <option value="">{`${text.common.severity}: ${text.common.all}`}</option>
          {(['critical', 'warning'] as const).map((severity) => (
            <option key={severity} value={severity}>
              {text.severity[severity]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="hidden">{text.common.machine}</span>
        <select
          className="input"
          value={stream}
          onChange={(event) => onChange({ stream: event.target.value })}
        >
          <option value="">{text.alerts.allMachines}</option>
          {stream && !known && <option value={stream}>{stream}</option>}
          {machines.map(({ stream_id, device_name }) => (
            <option key={stream_id} value={stream_id}>
              {device_name}
            </option>
          ))}
        </select>
      </label>
      {(['from', 'to'] as const).map((edge) => (
        <label key={edge} className="row small">
          <span className="muted">{text.common[edge]}</span>
          <input
            type="date"
            className="input"
            value={params.get(edge) ?? ''}
            onChange={(event) => onChange({ [edge]: event.target.value })}
          />
        </label>
      ))}
    </form>
  );
}
